package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.util.Optional;

/**
 * What an alert is about; group and key name it.
 *
 * @param group alerts of one group share a card: the customer's id, or {@code record:ID} while nobody knows whose a communication is
 * @param key the kind of risk, or {@code urgent:ID} of a record
 * @param record the urgent communication; empty for a risk
 * @param type the kind of risk, or {@link #URGENT}
 */
public record AlertSubject(
        String group, String key, Optional<CustomerId> customer, Optional<RecordId> record, String type) {
    /** The type of an urgent communication. */
    public static final String URGENT = "urgent";

    public static AlertSubject risk(CustomerId customer, String type) {
        return new AlertSubject(customer.value(), type, Optional.of(customer), Optional.empty(), type);
    }

    public static AlertSubject urgent(RecordId record, Optional<CustomerId> customer) {
        return new AlertSubject(
                customer.map(CustomerId::value).orElse("record:" + record.value()),
                URGENT + ":" + record.value(),
                customer,
                Optional.of(record),
                URGENT);
    }

    public boolean urgent() {
        return type.equals(URGENT);
    }
}
