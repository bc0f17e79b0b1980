package cn.topcentral.hub.storage.dialog;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A dialog as it stands.
 *
 * @param id made from the message that began it, so that the message, delivered again, begins no other
 * @param customer the one it is about, once that is known
 * @param customerName what a customer is called whom nobody knows
 * @param question what the person was asked last and has not answered
 * @param filing whether it is to be filed as soon as nothing is missing
 * @param revision counts its changes
 * @param filedRevision the revision that the record shows; 0 before it was filed
 * @param filedParts the number of the last part that the record shows
 * @param record what it was filed as
 * @param quietSince when the person last said something in it
 */
public record Dialog(
        String id,
        String userid,
        Kind kind,
        Status status,
        Optional<CustomerId> customer,
        Optional<String> customerName,
        Optional<Question> question,
        boolean filing,
        int revision,
        int filedRevision,
        int filedParts,
        Optional<RecordId> record,
        Instant openedAt,
        Instant quietSince,
        Optional<Instant> remindedAt) {

    /** What it reports. */
    public enum Kind {
        VISIT,
        CALL,
        NOTE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    public enum Status {
        /** What the person says goes into it; one of a person. */
        OPEN,
        /** It is a record, to be confirmed, changed or withdrawn. */
        FILED,
        /** The person said that the record is right. */
        CONFIRMED,
        /** The record was taken back. */
        WITHDRAWN,
        /** Given up by the person before it was filed. */
        DROPPED,
        /** Left for a day before it was complete. */
        EXPIRED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What can be asked. */
    public enum Question {
        /** Is this a visit report at all? */
        REPORT,
        /** Which customer? */
        CUSTOMER,
        /** What was talked about? */
        CONTENT,
        /** Really throw it away? */
        DROP;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean is(Status wanted) {
        return status == wanted;
    }

    public boolean asked(Question wanted) {
        return question.filter(asked -> asked == wanted).isPresent();
    }

    public boolean hasCustomer() {
        return customer.isPresent() || customerName.isPresent();
    }

    /** Whether it was filed before and is being changed. */
    public boolean amending() {
        return status == Status.OPEN && record.isPresent();
    }
}
