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
 * @param selection what records must be like
 * @param oldestFirst the order; newest first otherwise
 * @param after continue behind this place
 * @param until go no further than this place, which is the last one read
 * @param limit at most so many records
 */
public record TimelineQuery(
        List<CustomerId> customers,
        Optional<Instant> from,
        Optional<Instant> to,
        Selection selection,
        boolean oldestFirst,
        Optional<Cursor> after,
        Optional<Cursor> until,
        int limit) {

    public TimelineQuery {
        customers = List.copyOf(customers);
    }

    /** A place in a timeline: the time and id of the last record seen. It stays valid while records come and go. */
    public record Cursor(Instant time, RecordId id) {}

    /** Everything of some customers, newest first. */
    public static TimelineQuery newest(List<CustomerId> customers, int limit) {
        return new TimelineQuery(
                customers,
                Optional.empty(),
                Optional.empty(),
                Selection.ALL,
                false,
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    public TimelineQuery after(Cursor cursor) {
        return new TimelineQuery(customers, from, to, selection, oldestFirst, Optional.of(cursor), until, limit);
    }

    public TimelineQuery until(Cursor place) {
        return new TimelineQuery(customers, from, to, selection, oldestFirst, after, Optional.of(place), limit);
    }

    public TimelineQuery between(Optional<Instant> start, Optional<Instant> end) {
        return new TimelineQuery(customers, start, end, selection, oldestFirst, after, until, limit);
    }

    public TimelineQuery ofTypes(Set<CommunicationType> wanted) {
        return selecting(Selection.ofTypes(wanted));
    }

    public TimelineQuery selecting(Selection wanted) {
        return new TimelineQuery(customers, from, to, wanted, oldestFirst, after, until, limit);
    }

    public TimelineQuery oldest() {
        return new TimelineQuery(customers, from, to, selection, true, after, until, limit);
    }
}
