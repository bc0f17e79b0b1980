package cn.topcentral.hub.storage.communication;

import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.search.SearchTerms;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads the timeline. Thread-safe. */
public final class TimelineRepository {
    private static final Function<String, List<Participant>> PARTICIPANTS = Json.reader(new TypeReference<>() {});

    /** Open ends as values, so that one statement, and one plan, serves every combination of filters. */
    private static final OffsetDateTime BEGINNING = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final OffsetDateTime END = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Jdbi jdbi;

    public TimelineRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A page of a timeline, newest first. Each customer of the group is walked down its own stretch of the index, and the heads are merged, so
     * the cost depends on the page, not on the length of the timeline.
     */
    public List<TimelineRecord> page(TimelineQuery query) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT page.* FROM unnest(:customers) AS member (customer_id)
                        CROSS JOIN LATERAL timeline_page(
                            member.customer_id, :beforeTime, :beforeId, :from, :types, :contentLimit, :limit) AS page
                        ORDER BY communication_time DESC, record_id DESC
                        LIMIT :limit
                        """)
                .bindArray(
                        "customers",
                        String.class,
                        query.customers().stream().map(CustomerId::value).toArray())
                .bind("contentLimit", TimelineRecord.CONTENT_LIMIT)
                .bind("beforeTime", before(query))
                .bind("beforeId", beforeId(query))
                .bind("from", query.from().map(TimelineRepository::utc).orElse(BEGINNING))
                .bindArray(
                        "types",
                        String.class,
                        query.types().stream().map(CommunicationType::code).toArray())
                .bind("limit", query.limit())
                .map(TimelineRepository::timelineRecord)
                .list());
    }

    /** The cursor bounds the page from above unless the period ends earlier. */
    private static OffsetDateTime before(TimelineQuery query) {
        OffsetDateTime end = query.to().map(TimelineRepository::utc).orElse(END);
        OffsetDateTime cursor =
                query.after().map(Cursor::time).map(TimelineRepository::utc).orElse(END);
        return cursor.isBefore(end) ? cursor : end;
    }

    /** Record ids are never empty, so an empty one excludes everything at the very end of the period. */
    private static String beforeId(TimelineQuery query) {
        OffsetDateTime end = query.to().map(TimelineRepository::utc).orElse(END);
        return query.after()
                .filter(cursor -> utc(cursor.time()).isBefore(end))
                .map(cursor -> cursor.id().value())
                .orElse("");
    }

    /** When there was last contact on any channel; empty when there never was. */
    public Optional<Instant> lastContact(List<CustomerId> customers) {
        return page(TimelineQuery.newest(customers, 1)).stream()
                .map(TimelineRecord::time)
                .findFirst();
    }

    public Optional<TimelineRecord> byId(RecordId id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    /** Records by id, newest first; unknown ids are left out. */
    public List<TimelineRecord> byIds(Collection<RecordId> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT record_id, customer_id, communication_type, direction, channel, communication_time, duration, initiated_by,
                               handled_by, participants, subject, summary, left(content, :contentLimit) AS content, attachment_count,
                               recording_url, intent_category, sentiment, urgency_level, thread_id, parent_record_id, source_system
                        FROM customer_communications WHERE record_id = ANY(:ids)
                        ORDER BY communication_time DESC, record_id DESC
                        """)
                .bindArray(
                        "ids", String.class, ids.stream().map(RecordId::value).toArray())
                .bind("contentLimit", TimelineRecord.CONTENT_LIMIT)
                .map(TimelineRepository::timelineRecord)
                .list());
    }

    /**
     * The contents of some records; unknown ids and records without text are left out.
     *
     * @param most of each at most the first so many characters
     */
    public Map<RecordId, String> contents(Collection<RecordId> ids, int most) {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        """
                        SELECT record_id, left(content, :most) AS content FROM customer_communications
                        WHERE record_id = ANY(:ids) AND content IS NOT NULL
                        """)
                .bindArray(
                        "ids", String.class, ids.stream().map(RecordId::value).toArray())
                .bind("most", most)
                .map((row, context) -> Map.entry(new RecordId(row.getString("record_id")), row.getString("content")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** How long the timeline is, per channel type, since a time. */
    public Map<CommunicationType, Long> countsByType(List<CustomerId> customers, Optional<Instant> from) {
        return countsByType(customers, from, Optional.empty());
    }

    /** How many records a period holds, per channel type; {@code to} is exclusive. */
    public Map<CommunicationType, Long> countsByType(
            List<CustomerId> customers, Optional<Instant> from, Optional<Instant> to) {
        Map<CommunicationType, Long> counts = new EnumMap<>(CommunicationType.class);
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        SELECT communication_type, count(*) AS records FROM customer_communications
                        WHERE customer_id = ANY(:customers) AND communication_time >= :from AND communication_time < :to
                        GROUP BY communication_type
                        """)
                .bindArray(
                        "customers",
                        String.class,
                        customers.stream().map(CustomerId::value).toArray())
                .bind("from", from.map(TimelineRepository::utc).orElse(BEGINNING))
                .bind("to", to.map(TimelineRepository::utc).orElse(END))
                .map((row, context) -> Map.entry(CommunicationType.ofCode(row.getString(1)), row.getLong(2)))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
        return counts;
    }

    /**
     * What a chat session amounts to.
     *
     * @param count its messages
     * @param newest the record of its newest message
     */
    public record ThreadSpan(String threadId, long count, Instant first, Instant last, RecordId newest) {}

    /** The extent of some threads within the customers and the period of a query; messages outside of them do not count. */
    public Map<String, ThreadSpan> spans(Collection<String> threadIds, TimelineQuery scope) {
        Map<String, ThreadSpan> spans = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        SELECT thread_id, count(*) AS messages, min(communication_time) AS first, max(communication_time) AS last,
                               (array_agg(record_id ORDER BY communication_time DESC, record_id DESC))[1] AS newest
                        FROM customer_communications
                        WHERE thread_id = ANY(:threads) AND customer_id = ANY(:customers)
                          AND communication_time >= :from AND communication_time < :to
                        GROUP BY thread_id
                        """)
                .bindArray("threads", String.class, threadIds.toArray())
                .bindArray(
                        "customers",
                        String.class,
                        scope.customers().stream().map(CustomerId::value).toArray())
                .bind("from", scope.from().map(TimelineRepository::utc).orElse(BEGINNING))
                .bind("to", scope.to().map(TimelineRepository::utc).orElse(END))
                .map((row, context) -> new ThreadSpan(
                        row.getString("thread_id"),
                        row.getLong("messages"),
                        row.getTimestamp("first").toInstant(),
                        row.getTimestamp("last").toInstant(),
                        new RecordId(row.getString("newest"))))
                .forEach(span -> spans.put(span.threadId(), span)));
        return spans;
    }

    /**
     * What was said in some threads, oldest first, within the customers and the period of a query.
     *
     * @param perThread of each thread at most its newest so many
     */
    public List<TimelineRecord> messages(Collection<String> threadIds, TimelineQuery scope, int perThread) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT message.* FROM unnest(:threads) AS wanted (thread_id) CROSS JOIN LATERAL (
                            SELECT record_id, customer_id, communication_type, direction, channel, communication_time, duration, initiated_by,
                                   handled_by, participants, subject, summary, left(content, :contentLimit) AS content, attachment_count,
                                   recording_url, intent_category, sentiment, urgency_level, thread_id, parent_record_id, source_system
                            FROM customer_communications
                            WHERE thread_id = wanted.thread_id AND customer_id = ANY(:customers)
                              AND communication_time >= :from AND communication_time < :to
                            ORDER BY communication_time DESC, record_id DESC
                            LIMIT :perThread
                        ) AS message
                        ORDER BY communication_time, record_id
                        """)
                .bindArray("threads", String.class, threadIds.toArray())
                .bindArray(
                        "customers",
                        String.class,
                        scope.customers().stream().map(CustomerId::value).toArray())
                .bind("contentLimit", TimelineRecord.CONTENT_LIMIT)
                .bind("from", scope.from().map(TimelineRepository::utc).orElse(BEGINNING))
                .bind("to", scope.to().map(TimelineRepository::utc).orElse(END))
                .bind("perThread", perThread)
                .map(TimelineRepository::timelineRecord)
                .list());
    }

    /**
     * Records whose text holds all that was typed, newest first.
     *
     * @param customers only of these; empty for everybody's
     */
    public List<TimelineRecord> search(
            String typed, Optional<List<CustomerId>> customers, Optional<Cursor> after, int limit) {
        return search(typed, customers, OwnerScope.ALL, after, limit);
    }

    /** The same among what somebody may see: of their customers, and what nobody claimed. */
    public List<TimelineRecord> search(
            String typed, Optional<List<CustomerId>> customers, OwnerScope scope, Optional<Cursor> after, int limit) {
        return search(typed, customers, scope, RecordSearch.ANY, after, limit);
    }

    /** The same of some kinds, of a period, or only where an attachment says so. */
    public List<TimelineRecord> search(
            String typed,
            Optional<List<CustomerId>> customers,
            OwnerScope scope,
            RecordSearch only,
            Optional<Cursor> after,
            int limit) {
        Optional<String> terms = SearchTerms.query(typed);
        if (terms.isEmpty()) {
            return List.of();
        }
        List<RecordId> hits = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT record_id FROM search_records(
                            CAST(:terms AS tsquery), CAST(:customers AS text[]), CAST(:owners AS text[]), CAST(:types AS text[]),
                            CAST(:from AS timestamptz), CAST(:to AS timestamptz), :attachments,
                            CAST(:beforeTime AS timestamptz), :beforeId, :limit)
                        """)
                .bind("terms", terms.get())
                .bindByType(
                        "customers",
                        customers
                                .map(ids -> ids.stream().map(CustomerId::value).toArray(String[]::new))
                                .orElse(null),
                        String[].class)
                .bindByType(
                        "owners",
                        scope.owners()
                                .map(owners -> owners.toArray(String[]::new))
                                .orElse(null),
                        String[].class)
                .bindByType(
                        "types",
                        only.types().isEmpty()
                                ? null
                                : only.types().stream()
                                        .map(CommunicationType::code)
                                        .toArray(String[]::new),
                        String[].class)
                .bind("from", only.from().map(TimelineRepository::utc))
                .bind("to", only.to().map(TimelineRepository::utc))
                .bind("attachments", only.inAttachments())
                .bind("beforeTime", after.map(Cursor::time).map(TimelineRepository::utc))
                .bind("beforeId", after.map(Cursor::id).map(RecordId::value))
                .bind("limit", limit)
                .mapTo(String.class)
                .map(RecordId::new)
                .list());
        return byIds(hits);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static TimelineRecord timelineRecord(ResultSet row, StatementContext context) throws SQLException {
        int seconds = row.getInt("duration");
        Optional<Duration> duration = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        return new TimelineRecord(
                new RecordId(row.getString("record_id")),
                text(row, "customer_id").map(CustomerId::new),
                CommunicationType.ofCode(row.getString("communication_type")),
                text(row, "direction").map(Direction::ofCode),
                text(row, "channel").orElse(""),
                row.getObject("communication_time", OffsetDateTime.class).toInstant(),
                duration,
                text(row, "initiated_by"),
                text(row, "handled_by"),
                text(row, "participants").map(PARTICIPANTS).orElse(List.of()),
                text(row, "subject"),
                text(row, "summary"),
                text(row, "content").orElse(""),
                row.getInt("attachment_count"),
                text(row, "recording_url"),
                text(row, "intent_category"),
                text(row, "sentiment"),
                text(row, "urgency_level"),
                text(row, "thread_id"),
                text(row, "parent_record_id").map(RecordId::new),
                text(row, "source_system").orElse(""));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        return Optional.ofNullable(value);
    }
}
