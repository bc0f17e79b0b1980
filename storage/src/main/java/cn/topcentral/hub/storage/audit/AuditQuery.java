package cn.topcentral.hub.storage.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the trail.
 *
 * @param actor a userid, {@code os:NAME} or {@code api:NAME}
 * @param action all of it ({@code customer.merge}), or what it begins with up to the point ({@code customer.})
 * @param subject all of it, e.g. {@code customer C001001}
 * @param from inclusive
 * @param until exclusive
 * @param before the last entry that is known already
 * @param limit at most so many
 */
public record AuditQuery(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> subject,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Place> before,
        int limit) {

    /** Where an entry stands in the trail. */
    public record Place(Instant happenedAt, long id) {}

    /** The entries after a place. */
    public AuditQuery after(Place place) {
        return new AuditQuery(actor, action, subject, from, until, Optional.of(place), limit);
    }
}
