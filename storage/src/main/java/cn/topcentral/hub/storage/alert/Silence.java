package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A time in which a customer's alerts are not pushed.
 *
 * @param type only this kind of risk; empty for all risks, which urgent communications are not
 * @param until exclusive
 * @param by the userid of whoever asked for it
 */
public record Silence(long id, CustomerId customer, Optional<String> type, Instant from, Instant until, String by) {

    /** Whether it keeps an alert of that subject quiet at a moment. */
    public boolean covers(AlertSubject subject, Instant now) {
        return subject.customer().filter(customer::equals).isPresent()
                && (type.isPresent() ? type.get().equals(subject.type()) : !subject.urgent())
                && !now.isBefore(from)
                && now.isBefore(until);
    }
}
