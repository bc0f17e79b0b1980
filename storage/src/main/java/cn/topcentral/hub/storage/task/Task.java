package cn.topcentral.hub.storage.task;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something to be done.
 *
 * @param number what people type for it; the same for everybody and for good. 0 while nobody has been shown it
 * @param byCustomer whether the customer promised it; ours is then to see that it comes
 * @param assignedTo the userid of who does it; where nobody was named, the owner of the customer
 * @param customer the one on whose timeline it shows
 * @param customerName as people call it
 * @param customerOwner the userid of who looks after the customer
 * @param remindAt when a person wants to be reminded
 * @param createdBy the userid of who made it, or what did, e.g. {@code A10}
 * @param doneBy the userid of who closed it
 * @param result what came of it
 * @param record the communication it follows from
 * @param note a remark of whoever it concerns
 */
public record Task(
        String id,
        int number,
        String title,
        boolean byCustomer,
        Optional<String> assignedTo,
        Optional<CustomerId> customer,
        Optional<String> customerName,
        Optional<String> customerOwner,
        Optional<Instant> dueAt,
        Optional<Instant> remindAt,
        Status status,
        Optional<String> createdBy,
        Optional<String> doneBy,
        Optional<Instant> doneAt,
        Optional<String> result,
        Optional<RecordId> record,
        Optional<String> note) {

    /** How far it is. */
    public enum Status {
        OPEN,
        DONE,
        /** Nobody has to do it any more: a person said so, or the analysis that found it took it back. */
        CANCELLED,
        /** Long over when the hub first read of it; nobody is reminded of it. */
        PAST;

        static Status ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
