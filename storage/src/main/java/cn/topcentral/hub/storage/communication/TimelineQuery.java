package cn.topcentral.hub.storage.communication;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of a timeline is wanted.
 *
 * @param customers the customer and all merged into it ({@code CustomerRepository.group})
 * @param from the earliest time, inclusive
 * @param to the latest time, exclusive
 * @param types only these; empty for all
 * @param after continue behind this place
 * @param limit at most so many records
 */
public record TimelineQuery(
        List<CustomerId> customers,
        Optional<Instant> from,
        Optional<Instant> to,
        Set<CommunicationType> types,
        Optional<Cursor> after,
        int limit) {

    public TimelineQuery {
        customers = List.copyOf(customers);
        types = Set.copyOf(types);
    }

    /** A place in a timeline: the time and id of the last record seen. It stays valid while records come and go. */
    public record Cursor(Instant time, RecordId id) {}

    /** Everything of some customers, newest first. */
    public static TimelineQuery newest(List<CustomerId> customers, int limit) {
        return new TimelineQuery(customers, Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), limit);
    }

    public TimelineQuery after(Cursor cursor) {
        return new TimelineQuery(customers, from, to, types, Optional.of(cursor), limit);
    }

    public TimelineQuery between(Optional<Instant> start, Optional<Instant> end) {
        return new TimelineQuery(customers, start, end, types, after, limit);
    }

    public TimelineQuery ofTypes(Set<CommunicationType> wanted) {
        return new TimelineQuery(customers, from, to, wanted, after, limit);
    }
}
