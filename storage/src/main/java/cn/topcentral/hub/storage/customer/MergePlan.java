package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What shows on another timeline when a customer is merged into one, or leaves again by a split.
 *
 * @param from the customer that is merged, or split off
 * @param into the customer whose timeline shows it, or showed it until then
 * @param customers the customers that go along: {@code from}, and those merged into it before
 * @param names every name they are found by
 * @param contactPoints every way to reach them
 * @param records how many communications, per type
 * @param first the time of the oldest of them
 * @param last the time of the newest
 * @param orders how many orders
 * @param openTasks how many tasks nobody has done yet
 */
public record MergePlan(
        Customer from,
        Customer into,
        List<CustomerId> customers,
        List<String> names,
        List<ContactPoint.Key> contactPoints,
        Map<CommunicationType, Long> records,
        Optional<Instant> first,
        Optional<Instant> last,
        long orders,
        long openTasks) {
    public MergePlan {
        customers = List.copyOf(customers);
        names = List.copyOf(names);
        contactPoints = List.copyOf(contactPoints);
        Map<CommunicationType, Long> inOrder = new EnumMap<>(CommunicationType.class);
        inOrder.putAll(records);
        records = Collections.unmodifiableMap(inOrder);
    }

    /** All its communications. */
    public long recordCount() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }
}
