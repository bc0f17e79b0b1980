package cn.topcentral.hub.storage.customer;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ClaimQueue.Undecided;
import cn.topcentral.hub.storage.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The claim queue page by page, the newest first, with what helps to decide. Thread-safe. */
public final class ClaimPages {
    /** Whose records nobody could place, by contact point; what a person claimed by itself does not count. */
    private static final String WAITING =
            """
            FROM contact_points point
            JOIN communication_parties party ON party.contact_point_id = point.id
            JOIN customer_communications record ON record.record_id = party.record_id AND record.customer_id IS NULL
            WHERE point.customer_id IS NULL AND NOT point.ignored AND point.kind <> 'name'
              AND NOT (point.kind = 'email' AND EXISTS (
                  SELECT FROM contact_points company
                  WHERE company.kind = 'domain' AND company.value = split_part(point.value, '@', 2) AND company.ignored))
              AND NOT EXISTS (SELECT FROM record_claims claim WHERE claim.record_id = record.record_id)
              AND (CAST(:type AS text) IS NULL OR record.communication_type = :type)
            """;

    /** What no contact point can decide about, as in {@link ClaimQueue#records}. */
    private static final String UNDECIDED =
            """
            FROM customer_communications record
            WHERE customer_id IS NULL AND direction IS DISTINCT FROM 'internal'
              AND NOT EXISTS (SELECT FROM record_claims claim WHERE claim.record_id = record.record_id)
              AND (attributes ->> 'identity_conflict' IS NOT NULL
                   OR NOT EXISTS (SELECT FROM communication_parties party JOIN contact_points point ON point.id = party.contact_point_id
                                  WHERE party.record_id = record.record_id AND point.kind <> 'name'))
              AND (CAST(:type AS text) IS NULL OR communication_type = :type)
            """;

    private final Jdbi jdbi;
    private final TimelineRepository timeline;

    public ClaimPages(Database database) {
        this.jdbi = database.jdbi();
        this.timeline = new TimelineRepository(database);
    }

    /**
     * An unknown contact point.
     *
     * @param records how many of its records have no customer
     * @param first when the oldest of these was
     */
    public record Point(
            long id,
            ContactPoint.Key key,
            Optional<String> name,
            long records,
            Instant first,
            Instant last,
            Set<CommunicationType> types) {
        public Point {
            types = Set.copyOf(types);
        }
    }

    /** A place in the list of contact points: behind the one that showed up then. */
    public record Place(Instant last, long id) {}

    /** Contact points that wait; those that showed up last come first. */
    public List<Point> points(Optional<CommunicationType> type, Optional<Place> after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT point.id, point.kind, point.value, point.name, count(*) AS records, min(record.communication_time) AS first,
                               max(record.communication_time) AS last, array_agg(DISTINCT record.communication_type) AS types
                        """
                                + WAITING
                                + """
                                GROUP BY point.id
                                HAVING :first OR (max(record.communication_time), point.id) < (CAST(:lastTime AS timestamptz), :lastId)
                                ORDER BY max(record.communication_time) DESC, point.id DESC LIMIT :limit
                                """)
                .bind("type", type.map(CommunicationType::code))
                .bind("first", after.isEmpty())
                .bind("lastTime", after.map(Place::last).map(ClaimPages::utc))
                .bind("lastId", after.map(Place::id).orElse(0L))
                .bind("limit", limit)
                .map(ClaimPages::point)
                .list());
    }

    /** One of them; empty when it does not wait, or no longer. */
    public Optional<Point> point(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT point.id, point.kind, point.value, point.name, count(*) AS records, min(record.communication_time) AS first,
                               max(record.communication_time) AS last, array_agg(DISTINCT record.communication_type) AS types
                        """
                                + WAITING
                                + " AND point.id = :id GROUP BY point.id")
                .bind("type", Optional.<String>empty())
                .bind("id", id)
                .map(ClaimPages::point)
                .findOne());
    }

    /** The contact point of an id, whether it waits or not. */
    public Optional<ContactPoint.Key> key(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT kind, value FROM contact_points WHERE id = :id")
                .bind("id", id)
                .map((row, context) ->
                        new ContactPoint.Key(ContactPointKind.ofCode(row.getString("kind")), row.getString("value")))
                .findOne());
    }

    /** How many contact points wait, and how many records that none can decide about. */
    public record Counts(long points, long records) {}

    public Counts counts(Optional<CommunicationType> type) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT (SELECT count(DISTINCT point.id) " + WAITING
                        + ") AS points, (SELECT count(*) " + UNDECIDED + ") AS records")
                .bind("type", type.map(CommunicationType::code))
                .map((row, context) -> new Counts(row.getLong("points"), row.getLong("records")))
                .one());
    }

    /** Records that wait by themselves, the newest first. */
    public List<Undecided> records(Optional<CommunicationType> type, Optional<Cursor> after, int limit) {
        Map<RecordId, String> found = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT record_id, coalesce(attributes ->> 'identity_conflict', '') AS candidates "
                                + UNDECIDED
                                + """
                                  AND (:first OR (communication_time, record_id) < (CAST(:beforeTime AS timestamptz), CAST(:beforeId AS varchar)))
                                ORDER BY communication_time DESC, record_id DESC LIMIT :limit
                                """)
                .bind("type", type.map(CommunicationType::code))
                .bind("first", after.isEmpty())
                .bind("beforeTime", after.map(Cursor::time).map(ClaimPages::utc))
                .bind("beforeId", after.map(Cursor::id).map(RecordId::value))
                .bind("limit", limit)
                .map((row, context) -> Map.entry(new RecordId(row.getString("record_id")), row.getString("candidates")))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
        return undecided(found);
    }

    /** One of them; empty when it does not wait, or no longer. */
    public Optional<Undecided> record(RecordId id) {
        Map<RecordId, String> found = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT record_id, coalesce(attributes ->> 'identity_conflict', '') AS candidates " + UNDECIDED
                                + " AND record_id = :id")
                .bind("type", Optional.<String>empty())
                .bind("id", id.value())
                .map((row, context) -> Map.entry(new RecordId(row.getString("record_id")), row.getString("candidates")))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
        return undecided(found).stream().findFirst();
    }

    private List<Undecided> undecided(Map<RecordId, String> found) {
        Map<RecordId, TimelineRecord> records =
                timeline.byIds(found.keySet()).stream().collect(Collectors.toMap(TimelineRecord::id, record -> record));
        return found.entrySet().stream()
                .filter(entry -> records.containsKey(entry.getKey()))
                .map(entry -> new Undecided(
                        Objects.requireNonNull(records.get(entry.getKey())), ClaimQueue.candidates(entry.getValue())))
                .toList();
    }

    /** What came last by each of some contact points and nobody could place, the newest first. */
    public Map<Long, List<TimelineRecord>> texts(List<Long> points, int each) {
        Map<Long, List<RecordId>> ids = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        SELECT wanted.id, newest.record_id FROM unnest(:points) AS wanted (id) CROSS JOIN LATERAL (
                            SELECT record.record_id, record.communication_time FROM communication_parties party
                            JOIN customer_communications record ON record.record_id = party.record_id AND record.customer_id IS NULL
                            WHERE party.contact_point_id = wanted.id
                              AND NOT EXISTS (SELECT FROM record_claims claim WHERE claim.record_id = record.record_id)
                            ORDER BY record.communication_time DESC, record.record_id DESC LIMIT :each) AS newest
                        ORDER BY wanted.id, newest.communication_time DESC, newest.record_id DESC
                        """)
                .bindArray("points", Long.class, points.toArray())
                .bind("each", each)
                .map((row, context) -> Map.entry(row.getLong("id"), new RecordId(row.getString("record_id"))))
                .forEach(entry -> ids.computeIfAbsent(entry.getKey(), point -> new ArrayList<>())
                        .add(entry.getValue())));
        Map<RecordId, TimelineRecord> records =
                timeline.byIds(ids.values().stream().flatMap(List::stream).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(TimelineRecord::id, record -> record));
        Map<Long, List<TimelineRecord>> texts = new LinkedHashMap<>();
        ids.forEach((point, named) -> texts.put(
                point,
                named.stream()
                        .flatMap(id -> Optional.ofNullable(records.get(id)).stream())
                        .toList()));
        return texts;
    }

    /** The customers to whom other addresses of a company's mail domain belong. */
    public Set<CustomerId> ofDomain(String domain) {
        return customers(jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT customer_id FROM contact_points
                        WHERE kind = 'email' AND split_part(value, '@', 2) = :domain AND customer_id IS NOT NULL LIMIT 10
                        """)
                .bind("domain", domain)
                .mapTo(String.class)
                .list()));
    }

    /** The customers who have somebody of exactly this name. */
    public Set<CustomerId> withPerson(String name) {
        return customers(jdbi.withHandle(
                handle -> handle.createQuery("SELECT DISTINCT customer_id FROM contacts WHERE name = :name LIMIT 10")
                        .bind("name", name)
                        .mapTo(String.class)
                        .list()));
    }

    private static Set<CustomerId> customers(List<String> ids) {
        return ids.stream().map(CustomerId::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Point point(ResultSet row, StatementContext context) throws SQLException {
        Set<CommunicationType> types = EnumSet.noneOf(CommunicationType.class);
        Arrays.stream((String[]) row.getArray("types").getArray())
                .map(CommunicationType::ofCode)
                .forEach(types::add);
        return new Point(
                row.getLong("id"),
                new ContactPoint.Key(ContactPointKind.ofCode(row.getString("kind")), row.getString("value")),
                Optional.ofNullable(row.getString("name")),
                row.getLong("records"),
                row.getObject("first", OffsetDateTime.class).toInstant(),
                row.getObject("last", OffsetDateTime.class).toInstant(),
                types);
    }
}
