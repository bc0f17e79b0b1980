package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ContactPointRepository.Unclaimed;
import cn.topcentral.hub.storage.database.Database;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * What waits for a person to say whose it is (待认领): unknown contact points, and records that no contact point can decide about. Thread-safe.
 */
public final class ClaimQueue {
    private final Jdbi jdbi;
    private final ContactPointRepository points;
    private final TimelineRepository timeline;

    public ClaimQueue(Database database) {
        this.jdbi = database.jdbi();
        this.points = new ContactPointRepository(database);
        this.timeline = new TimelineRepository(database);
    }

    /**
     * A record for which a person must decide.
     *
     * @param candidates the customers its parties lead to; empty when nobody who took part can be recognised by anything but a name
     */
    public record Undecided(TimelineRecord record, List<CustomerId> candidates) {
        public Undecided {
            candidates = List.copyOf(candidates);
        }
    }

    /** Unknown contact points with their records, the busiest first. */
    public List<Unclaimed> points(int limit) {
        return points.unclaimed(limit);
    }

    /** Records whose parties lead to several customers, or to nobody that could be known; the newest first. */
    public List<Undecided> records(int limit) {
        Map<RecordId, String> found = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        SELECT record_id, coalesce(attributes ->> 'identity_conflict', '') AS candidates
                        FROM customer_communications record
                        WHERE customer_id IS NULL AND direction IS DISTINCT FROM 'internal'
                          AND NOT EXISTS (SELECT FROM record_claims claim WHERE claim.record_id = record.record_id)
                          AND (attributes ->> 'identity_conflict' IS NOT NULL
                               OR NOT EXISTS (SELECT FROM communication_parties party JOIN contact_points point ON point.id = party.contact_point_id
                                              WHERE party.record_id = record.record_id AND point.kind <> 'name'))
                        ORDER BY communication_time DESC, record_id DESC LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> Map.entry(new RecordId(row.getString("record_id")), row.getString("candidates")))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
        Map<RecordId, TimelineRecord> records =
                timeline.byIds(found.keySet()).stream().collect(Collectors.toMap(TimelineRecord::id, record -> record));
        return found.entrySet().stream()
                .filter(entry -> records.containsKey(entry.getKey()))
                .map(entry -> new Undecided(
                        Objects.requireNonNull(records.get(entry.getKey())), candidates(entry.getValue())))
                .toList();
    }

    static List<CustomerId> candidates(String noted) {
        return Arrays.stream(noted.split(",", -1))
                .filter(id -> !id.isBlank())
                .map(CustomerId::new)
                .toList();
    }
}
