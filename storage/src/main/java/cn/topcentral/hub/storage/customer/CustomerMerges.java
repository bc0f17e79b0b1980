package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.customer.OperationRefused.Reason;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Merges customers by pointer. No record is touched: a record keeps the customer whose contact point it came by, also one that comes after the
 * merge, and the timeline reads the whole group. That is why a split gives back both timelines as they would be without the merge. The caller
 * holds the {@link IdentityLock} where something is changed.
 */
final class CustomerMerges {
    private CustomerMerges() {}

    /** What a merge would come to; refuses what cannot be merged. A target that was merged itself stands for its survivor. */
    static MergePlan plan(Handle handle, CustomerId from, CustomerId into) {
        Customer merged = CustomerRows.required(handle, from);
        CustomerRows.required(handle, into);
        Customer survivor = CustomerRows.survivor(handle, into);
        merged.mergedInto().ifPresent(target -> {
            throw new OperationRefused(
                    Reason.CONFLICT,
                    from + " (" + merged.name() + ") is merged into " + target + " already",
                    "Split it off first: ./hub split " + from + ".");
        });
        if (survivor.id().equals(from)) {
            throw new OperationRefused(
                    Reason.CONFLICT,
                    from.equals(into)
                            ? "a customer cannot be merged into itself: " + from
                            : into + " is part of " + from + " already, so that would be a circle",
                    from.equals(into) ? "Name two customers." : "To turn it round, split " + into + " off first.");
        }
        return describe(handle, merged, survivor);
    }

    static MergePlan extent(Handle handle, CustomerId customer) {
        Customer whole = CustomerRows.required(handle, customer);
        return describe(handle, whole, whole);
    }

    static void merge(Handle handle, MergePlan plan, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE customers SET merged_into = :into, merged_at = :now, updated_at = :now WHERE customer_id = :from
                        """)
                .bind("into", plan.into().id().value())
                .bind("from", plan.from().id().value())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** What a split would give back; refuses a customer that is not merged. */
    static MergePlan splitPlan(Handle handle, CustomerId customer) {
        Customer merged = CustomerRows.required(handle, customer);
        if (merged.mergedInto().isEmpty()) {
            List<String> parts = handle.createQuery(
                            "SELECT customer_id FROM customers WHERE merged_into = :id ORDER BY customer_id")
                    .bind("id", customer.value())
                    .mapTo(String.class)
                    .list();
            throw new OperationRefused(
                    Reason.CONFLICT,
                    customer + " (" + merged.name() + ") is not merged into another customer",
                    parts.isEmpty()
                            ? "There is nothing to undo."
                            : "Merged into it are " + String.join(", ", parts) + "; split off one of these.");
        }
        return describe(handle, merged, CustomerRows.survivor(handle, customer));
    }

    static void split(Handle handle, MergePlan plan, Instant now) {
        handle.createUpdate(
                        "UPDATE customers SET merged_into = NULL, merged_at = NULL, updated_at = :now WHERE customer_id = :id")
                .bind("id", plan.from().id().value())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static MergePlan describe(Handle handle, Customer from, Customer into) {
        List<Customer> group = CustomerRows.group(handle, from.id());
        String[] ids = group.stream().map(customer -> customer.id().value()).toArray(String[]::new);
        Set<String> names = new LinkedHashSet<>();
        group.forEach(customer -> {
            names.add(customer.name());
            customer.shortName().ifPresent(names::add);
            names.addAll(customer.aliases());
        });
        Map<CommunicationType, Long> records = new EnumMap<>(CommunicationType.class);
        List<Instant> times = new ArrayList<>();
        handle.createQuery(
                        """
                        SELECT communication_type, count(*) AS records, min(communication_time) AS first, max(communication_time) AS last
                        FROM customer_communications WHERE customer_id = ANY(:ids) GROUP BY communication_type
                        """)
                .bindArray("ids", String.class, (Object[]) ids)
                .map((row, context) -> {
                    times.add(row.getObject("first", OffsetDateTime.class).toInstant());
                    times.add(row.getObject("last", OffsetDateTime.class).toInstant());
                    return Map.entry(
                            CommunicationType.ofCode(row.getString("communication_type")), row.getLong("records"));
                })
                .forEach(entry -> records.put(entry.getKey(), entry.getValue()));
        return new MergePlan(
                from,
                into,
                group.stream().map(Customer::id).toList(),
                List.copyOf(names),
                contactPoints(handle, ids),
                records,
                times.stream().min(Instant::compareTo),
                times.stream().max(Instant::compareTo),
                count(handle, "SELECT count(*) FROM customer_orders WHERE customer_id = ANY(:ids)", ids),
                count(
                        handle,
                        "SELECT count(*) FROM communication_tasks WHERE customer_id = ANY(:ids) AND status = 'open'",
                        ids));
    }

    private static List<ContactPoint.Key> contactPoints(Handle handle, String[] ids) {
        return handle.createQuery(
                        "SELECT kind, value FROM contact_points WHERE customer_id = ANY(:ids) ORDER BY kind, value")
                .bindArray("ids", String.class, (Object[]) ids)
                .map((row, context) ->
                        new ContactPoint.Key(ContactPointKind.ofCode(row.getString("kind")), row.getString("value")))
                .list();
    }

    private static long count(Handle handle, String sql, String[] ids) {
        return handle.createQuery(sql)
                .bindArray("ids", String.class, (Object[]) ids)
                .mapTo(Long.class)
                .one();
    }
}
