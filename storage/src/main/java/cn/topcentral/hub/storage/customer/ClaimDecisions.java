package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerOperations.Claimed;
import cn.topcentral.hub.storage.customer.OperationRefused.Reason;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What people decide about the claim queue. Unlike the operations of the same name in {@link CustomerOperations}, which put right what was decided,
 * these count only while nobody has decided: of two who decide at once the second is refused ({@link Reason#CONFLICT}). Thread-safe.
 */
public final class ClaimDecisions {
    private final CustomerOperations operations;

    public ClaimDecisions(CustomerOperations operations) {
        this.operations = operations;
    }

    /** The contact point is this customer's. */
    public Claimed bind(ContactPoint.Key key, CustomerId customer, String actor) {
        CustomerOperations.requireIdentifying(key);
        return operations.alone(handle -> {
            requireWaiting(handle, key);
            return operations.bind(handle, key, customer, Optional.empty(), actor);
        });
    }

    /** The contact point is a customer's that there was not before; the customer is made with it or not at all. */
    public Claimed bindNew(ContactPoint.Key key, NewCustomer customer, String actor) {
        CustomerOperations.requireIdentifying(key);
        return operations.alone(handle -> {
            requireWaiting(handle, key);
            CustomerId made = CustomerRepository.save(handle, customer);
            return operations.bind(handle, key, made, Optional.empty(), actor);
        });
    }

    /** The contact point is no customer's. */
    public Claimed ignore(ContactPoint.Key key, Optional<String> reason, String actor) {
        CustomerOperations.requireIdentifying(key);
        return operations.alone(handle -> {
            requireWaiting(handle, key);
            return operations.ignore(handle, key, reason, actor);
        });
    }

    /** The record is this customer's. */
    public Claimed claim(RecordId record, CustomerId customer, String actor) {
        return operations.alone(handle -> {
            requireWaiting(handle, record);
            Customer owner = CustomerRows.required(handle, customer);
            return operations.said(handle, record, Optional.of(owner), Optional.empty(), actor);
        });
    }

    /** The record is a customer's that there was not before; the customer is made with it or not at all. */
    public Claimed claimNew(RecordId record, NewCustomer customer, String actor) {
        return operations.alone(handle -> {
            requireWaiting(handle, record);
            CustomerId made = CustomerRepository.save(handle, customer);
            return operations.said(handle, record, CustomerRows.byId(handle, made), Optional.empty(), actor);
        });
    }

    /** The record is nobody's. */
    public Claimed ignore(RecordId record, Optional<String> reason, String actor) {
        return operations.alone(handle -> {
            requireWaiting(handle, record);
            return operations.said(handle, record, Optional.empty(), reason, actor);
        });
    }

    private static void requireWaiting(Handle handle, ContactPoint.Key key) {
        boolean waits = handle.createQuery(
                        """
                        SELECT EXISTS (SELECT FROM contact_points
                                       WHERE kind = :kind AND value = :value AND customer_id IS NULL AND NOT ignored)
                        """)
                .bind("kind", key.kind().code())
                .bind("value", key.value())
                .mapTo(Boolean.class)
                .one();
        refuseUnless(waits, key.kind().code() + " " + key.value());
    }

    private static void requireWaiting(Handle handle, RecordId record) {
        boolean waits = handle.createQuery(
                        """
                        SELECT EXISTS (SELECT FROM customer_communications
                                       WHERE record_id = :record AND customer_id IS NULL)
                               AND NOT EXISTS (SELECT FROM record_claims WHERE record_id = :record)
                        """)
                .bind("record", record.value())
                .mapTo(Boolean.class)
                .one();
        refuseUnless(waits, "record " + record);
    }

    private static void refuseUnless(boolean waits, String what) {
        if (!waits) {
            throw new OperationRefused(
                    Reason.CONFLICT, what + " does not wait any more", "./hub claims lists what does.");
        }
    }
}
