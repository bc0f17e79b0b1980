package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.OperationRefused.Reason;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.database.StorageFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What people say about who is who: whose a contact point or a record is, and which customers are one. Each operation is one transaction, alone
 * among its kind and with no intake in between (see {@link IdentityLock}), and leaves an entry in the audit trail. {@code actor} is always who
 * said so, as {@link AuditEntry#actor} describes. Thread-safe.
 */
public final class CustomerOperations {
    private static final int ATTEMPTS = 5;

    private final Jdbi jdbi;
    private final Clock clock;

    public CustomerOperations(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /**
     * What a claim came to.
     *
     * @param customer whose it is now, empty for nobody's
     * @param before whose it was
     * @param moved how many records went to another customer, to one for the first time, or from theirs to nobody
     */
    public record Claimed(Optional<Customer> customer, Optional<CustomerId> before, int moved) {}

    /**
     * Says whose a contact point is. The records that waited for it become the customer's. If it was somebody else's, exactly the records that
     * came by it move, unless a person has claimed one of them by itself or others who took part decide otherwise. A domain takes along the
     * addresses below it that nobody has spoken of.
     *
     * @param customer one that was merged stands for itself, so that a split gives it back
     * @param person who at the customer it reaches, by name
     */
    public Claimed bind(ContactPoint.Key key, CustomerId customer, Optional<String> person, String actor) {
        requireIdentifying(key);
        return alone(handle -> bind(handle, key, customer, person, actor));
    }

    Claimed bind(Handle handle, ContactPoint.Key key, CustomerId customer, Optional<String> person, String actor) {
        Customer owner = CustomerRows.required(handle, customer);
        Optional<Integer> contact = person.map(name -> contact(handle, customer, name));
        PointBinding.Moved moved = PointBinding.bind(handle, key, customer, contact);
        Map<String, Object> details = moved(moved);
        details.put("customer", customer.value());
        person.ifPresent(name -> details.put("person", name));
        write(handle, actor, "contact_point.bind", subject(key), details);
        return new Claimed(Optional.of(owner), moved.before(), moved.records().size());
    }

    /** Says that a contact point is no customer's and no case for the claim queue: a courier, a newsletter. Its records are nobody's. */
    public Claimed ignore(ContactPoint.Key key, String actor) {
        requireIdentifying(key);
        return alone(handle -> ignore(handle, key, Optional.empty(), actor));
    }

    Claimed ignore(Handle handle, ContactPoint.Key key, Optional<String> reason, String actor) {
        PointBinding.Moved moved = PointBinding.ignore(handle, key);
        Map<String, Object> details = moved(moved);
        reason.ifPresent(words -> details.put("reason", words));
        write(handle, actor, "contact_point.ignore", subject(key), details);
        return new Claimed(Optional.empty(), moved.before(), moved.records().size());
    }

    /** Takes back a {@link #bind} or {@link #ignore}: the contact point is unknown again, and waits in the claim queue if it has records. */
    public Claimed forget(ContactPoint.Key key, String actor) {
        requireIdentifying(key);
        return alone(handle -> {
            PointBinding.Moved moved = PointBinding.forget(handle, key)
                    .orElseThrow(() -> new OperationRefused(
                            Reason.UNKNOWN,
                            "nothing has come from " + subject(key) + ", and nobody has spoken of it",
                            "Check its spelling; ./hub claims lists what is unknown."));
            write(handle, actor, "contact_point.forget", subject(key), moved(moved));
            return new Claimed(Optional.empty(), moved.before(), moved.records().size());
        });
    }

    /** Says whose one record is, whoever took part in it; its contact points stay as they are. */
    public Claimed claim(RecordId record, CustomerId customer, String actor) {
        return alone(handle -> {
            Customer owner = CustomerRows.required(handle, customer);
            return said(handle, record, Optional.of(owner), Optional.empty(), actor);
        });
    }

    /** Says that one record is nobody's, and no case for the claim queue. */
    public Claimed ignore(RecordId record, String actor) {
        return alone(handle -> said(handle, record, Optional.empty(), Optional.empty(), actor));
    }

    /** Takes back what was said about one record: it goes where its contact points lead. */
    public Claimed forget(RecordId record, String actor) {
        return alone(handle -> {
            Optional<CustomerId> before = customerOf(handle, record);
            int claims = handle.createUpdate("DELETE FROM record_claims WHERE record_id = :record")
                    .bind("record", record.value())
                    .execute();
            if (claims == 0) {
                throw new OperationRefused(
                        Reason.CONFLICT,
                        "nobody has claimed " + record + " by itself",
                        "It follows its contact points; bind those: ./hub bind KIND VALUE CUSTOMER.");
            }
            List<String> moved = RecordAssignment.ofRecords(handle, List.of(record.value()));
            Optional<CustomerId> now = customerOf(handle, record);
            write(handle, actor, "record.forget", subject(record), change(before, now, moved.size()));
            return new Claimed(now.flatMap(id -> CustomerRows.byId(handle, id)), before, moved.size());
        });
    }

    /** What {@link #merge} would do; changes nothing. */
    public MergePlan mergePlan(CustomerId from, CustomerId into) {
        return jdbi.inTransaction(handle -> CustomerMerges.plan(handle, from, into));
    }

    /**
     * Shows a customer, with all merged into it before, on another's timeline from now on.
     *
     * @throws OperationRefused when one does not exist, {@code from} is merged already, or it would make a circle
     */
    public MergePlan merge(CustomerId from, CustomerId into, String actor) {
        return alone(handle -> {
            MergePlan plan = CustomerMerges.plan(handle, from, into);
            CustomerMerges.merge(handle, plan, clock.instant());
            write(handle, actor, "customer.merge", subject(from), described(plan));
            return plan;
        });
    }

    /** What {@link #split} would do; changes nothing. */
    public MergePlan splitPlan(CustomerId customer) {
        return jdbi.inTransaction(handle -> CustomerMerges.splitPlan(handle, customer));
    }

    /**
     * Undoes a merge. Both timelines are as they would be without it: what came in between goes to the side whose contact point it came by.
     *
     * @throws OperationRefused when the customer does not exist or is not merged
     */
    public MergePlan split(CustomerId customer, String actor) {
        return alone(handle -> {
            MergePlan plan = CustomerMerges.splitPlan(handle, customer);
            CustomerMerges.split(handle, plan, clock.instant());
            write(handle, actor, "customer.split", subject(customer), described(plan));
            return plan;
        });
    }

    /** The same, if it would come to exactly what somebody has seen; see {@link MergePlan#fingerprint}. */
    public MergePlan merge(CustomerId from, CustomerId into, String seen, String actor) {
        return alone(handle -> {
            MergePlan plan = asSeen(CustomerMerges.plan(handle, from, into), seen);
            CustomerMerges.merge(handle, plan, clock.instant());
            write(handle, actor, "customer.merge", subject(from), described(plan));
            return plan;
        });
    }

    /** The same, if it would come to exactly what somebody has seen. */
    public MergePlan split(CustomerId customer, String seen, String actor) {
        return alone(handle -> {
            MergePlan plan = asSeen(CustomerMerges.splitPlan(handle, customer), seen);
            CustomerMerges.split(handle, plan, clock.instant());
            write(handle, actor, "customer.split", subject(customer), described(plan));
            return plan;
        });
    }

    /** What a customer has, with all merged into it: a plan in which it stays where it is. */
    public MergePlan extent(CustomerId customer) {
        return jdbi.inTransaction(handle -> CustomerMerges.extent(handle, customer));
    }

    private static MergePlan asSeen(MergePlan plan, String seen) {
        if (!plan.fingerprint().equals(seen)) {
            throw new OperationRefused(
                    Reason.CONFLICT,
                    "what " + plan.from().id() + " and " + plan.into().id() + " have has changed meanwhile",
                    "Look at it again, then decide.");
        }
        return plan;
    }

    <T> T alone(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(handle -> {
                    IdentityLock.hold(handle);
                    return work.apply(handle);
                });
            } catch (RuntimeException e) {
                // Whatever else writes records (an analysis, a late recording) does not take the lock.
                if (attempt == ATTEMPTS || !StorageFailure.conflicts(e)) {
                    throw e;
                }
            }
        }
    }

    Claimed said(Handle handle, RecordId record, Optional<Customer> customer, Optional<String> reason, String actor) {
        Optional<CustomerId> before = customerOf(handle, record);
        Optional<String> id = customer.map(owner -> owner.id().value());
        handle.createUpdate(
                        """
                        INSERT INTO record_claims (record_id, customer_id, claimed_by, claimed_at) VALUES (:record, :customer, :actor, :now)
                        ON CONFLICT (tenant_id, record_id) DO UPDATE SET
                            customer_id = excluded.customer_id, claimed_by = excluded.claimed_by, claimed_at = excluded.claimed_at
                        """)
                .bind("record", record.value())
                .bind("customer", id)
                .bind("actor", actor)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        int moved = handle.createUpdate(
                        """
                        UPDATE customer_communications SET
                            customer_id = :customer, contact_id = NULL, attributes = attributes - 'identity_conflict',
                            updated_at = CURRENT_TIMESTAMP
                        WHERE record_id = :record AND customer_id IS DISTINCT FROM :customer
                        """)
                .bind("record", record.value())
                .bind("customer", id)
                .execute();
        RecordAssignment.moveTasks(handle, List.of(record.value()));
        Map<String, Object> details = change(before, customer.map(Customer::id), moved);
        reason.ifPresent(words -> details.put("reason", words));
        write(handle, actor, customer.isPresent() ? "record.claim" : "record.ignore", subject(record), details);
        return new Claimed(customer, before, moved);
    }

    private static Optional<CustomerId> customerOf(Handle handle, RecordId record) {
        List<Optional<CustomerId>> found = handle.createQuery(
                        "SELECT customer_id FROM customer_communications WHERE record_id = :record FOR UPDATE")
                .bind("record", record.value())
                .map((row, context) ->
                        Optional.ofNullable(row.getString("customer_id")).map(CustomerId::new))
                .list();
        if (found.isEmpty()) {
            throw new OperationRefused(
                    Reason.UNKNOWN,
                    "there is no record " + record,
                    "Copy the id from a timeline or from ./hub claims.");
        }
        return found.get(0);
    }

    private static int contact(Handle handle, CustomerId customer, String name) {
        return handle.createQuery(
                        """
                        INSERT INTO contacts AS known (customer_id, name) VALUES (:customer, :name)
                        ON CONFLICT (tenant_id, customer_id, name) DO UPDATE SET title = known.title
                        RETURNING id
                        """)
                .bind("customer", customer.value())
                .bind("name", name)
                .mapTo(Integer.class)
                .one();
    }

    static void requireIdentifying(ContactPoint.Key key) {
        if (key.kind() == ContactPointKind.NAME || key.kind() == ContactPointKind.WECOM_USER) {
            throw new OperationRefused(
                    Reason.INVALID,
                    key.kind() == ContactPointKind.NAME
                            ? "a name alone identifies nobody: " + key.value()
                            : key.value() + " is one of our own people",
                    "Bind a phone number, an address or an account, or claim the records one by one: ./hub claim RECORD CUSTOMER.");
        }
    }

    private static Map<String, Object> moved(PointBinding.Moved moved) {
        Map<String, Object> details = new LinkedHashMap<>();
        moved.before().ifPresent(customer -> details.put("before", customer.value()));
        details.put("moved_records", moved.records().size());
        return details;
    }

    private static Map<String, Object> change(Optional<CustomerId> before, Optional<CustomerId> now, int moved) {
        Map<String, Object> details = new LinkedHashMap<>();
        before.ifPresent(customer -> details.put("before", customer.value()));
        now.ifPresent(customer -> details.put("customer", customer.value()));
        details.put("moved_records", moved);
        return details;
    }

    private static Map<String, Object> described(MergePlan plan) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("into", plan.into().id().value());
        details.put(
                "customers", plan.customers().stream().map(CustomerId::value).toList());
        details.put("moved_records", plan.recordCount());
        details.put("contact_points", plan.contactPoints().size());
        details.put("orders", plan.orders());
        details.put("open_tasks", plan.openTasks());
        return details;
    }

    private void write(Handle handle, String actor, String action, String subject, Map<String, Object> details) {
        Instant now = clock.instant();
        AuditLog.write(handle, new AuditEntry(now, actor, action, subject, details));
    }

    private static String subject(ContactPoint.Key key) {
        return key.kind().code() + " " + key.value();
    }

    private static String subject(RecordId record) {
        return "record " + record;
    }

    private static String subject(CustomerId customer) {
        return "customer " + customer;
    }
}
