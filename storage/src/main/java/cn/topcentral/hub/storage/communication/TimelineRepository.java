package cn.topcentral.hub.storage.communication;

import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.search.SearchTerms;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Reads the timeline. Thread-safe. */
public final class TimelineRepository {
    private final Jdbi jdbi;

    public TimelineRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A page of a timeline. Each customer of the group is walked along its own stretch of the index, and the heads are merged, so the cost depends
     * on the page, not on the length of the timeline. Where much has to be passed over for a selection, {@link #reach} bounds the way.
     */
    public List<TimelineRecord> page(TimelineQuery query) {
        return jdbi.withHandle(handle -> TimelineStretch.of(query)
                .bindTo(
                        handle.createQuery(
                                """
                        SELECT page.* FROM unnest(:customers) AS member (customer_id)
                        CROSS JOIN LATERAL timeline_page(
                            member.customer_id, :newestFirst, :lowTime, :lowId, :highTime, :highId, :types, :channels, :intents, :sentiments,
                            :urgencies, :userids, CAST(:parties AS jsonb[]), CAST(:terms AS tsquery), :contentLimit, :limit) AS page
                        ORDER BY CASE WHEN :newestFirst THEN communication_time END DESC, CASE WHEN :newestFirst THEN record_id END DESC,
                                 communication_time, record_id
                        LIMIT :limit
                        """))
                .bind("contentLimit", TimelineRecord.CONTENT_LIMIT)
                .bind("limit", query.limit())
                .map(TimelineRows::timelineRecord)
                .list());
    }

    /**
     * How far so many records reach from where a query begins, whatever they are like: the last of them. Empty when there are no more than that.
     *
     * @param records of each customer of the group
     */
    public Optional<Cursor> reach(TimelineQuery query, int records) {
        return jdbi.withHandle(handle -> TimelineStretch.of(query)
                .bindPlacesTo(
                        handle.createQuery(
                                """
                        SELECT place.communication_time, place.record_id FROM unnest(:customers) AS member (customer_id)
                        CROSS JOIN LATERAL timeline_place(
                            member.customer_id, :newestFirst, :lowTime, :lowId, :highTime, :highId, :nth) AS place
                        ORDER BY CASE WHEN :newestFirst THEN communication_time END DESC, CASE WHEN :newestFirst THEN record_id END DESC,
                                 communication_time, record_id
                        LIMIT 1
                        """))
                .bind("nth", records)
                .map((row, context) -> new Cursor(
                        row.getObject("communication_time", OffsetDateTime.class)
                                .toInstant(),
                        new RecordId(row.getString("record_id"))))
                .findOne());
    }

    /** How many records some customers have, counted no further than {@code most}. */
    public long length(List<CustomerId> customers, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT timeline_length(:customers, :most)")
                .bindArray(
                        "customers",
                        String.class,
                        customers.stream().map(CustomerId::value).toArray())
                .bind("most", most)
                .mapTo(Long.class)
                .one());
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
                .map(TimelineRows::timelineRecord)
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
        TimelineQuery period = TimelineQuery.newest(customers, 0).between(from, to);
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
                .bind("from", TimelineStretch.beginning(period))
                .bind("to", TimelineStretch.end(period))
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

    /**
     * The extent of some threads within what a query asks for, wherever it begins; messages outside of it do not count. The coalesce keeps the
     * planner from the customer's index: without it, it read all 100,000 records of a busy customer to find twenty messages.
     */
    public Map<String, ThreadSpan> spans(Collection<String> threadIds, TimelineQuery scope) {
        Map<String, ThreadSpan> spans = new HashMap<>();
        jdbi.useHandle(handle -> TimelineStretch.bindSelection(
                        handle.createQuery(
                                """
                                SELECT c.thread_id, count(*) AS messages, min(c.communication_time) AS first, max(c.communication_time) AS last,
                                       (array_agg(c.record_id ORDER BY c.communication_time DESC, c.record_id DESC))[1] AS newest
                                FROM customer_communications c
                                WHERE c.thread_id = ANY(:threads) AND coalesce(c.customer_id, '') = ANY(:customers)
                                  AND c.communication_time >= :from AND c.communication_time < :to
                                  AND timeline_wants(c, :types, :channels, :intents, :sentiments, :urgencies, :userids,
                                                     CAST(:parties AS jsonb[]), CAST(:terms AS tsquery))
                                GROUP BY c.thread_id
                                """),
                        scope.selection())
                .bindArray("threads", String.class, threadIds.toArray())
                .bindArray(
                        "customers",
                        String.class,
                        scope.customers().stream().map(CustomerId::value).toArray())
                .bind("from", TimelineStretch.beginning(scope))
                .bind("to", TimelineStretch.end(scope))
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
     * What was said in some threads, oldest first, within the customers and the period of a query and behind the place where it goes on.
     *
     * @param perThread of each thread at most its newest so many
     */
    public List<TimelineRecord> messages(Collection<String> threadIds, TimelineQuery scope, int perThread) {
        return jdbi.withHandle(handle -> TimelineStretch.of(scope)
                .bindPlacesTo(
                        handle.createQuery(
                                """
                        SELECT message.* FROM unnest(:threads) AS wanted (thread_id) CROSS JOIN LATERAL (
                            SELECT record_id, customer_id, communication_type, direction, channel, communication_time, duration, initiated_by,
                                   handled_by, participants, subject, summary, left(content, :contentLimit) AS content, attachment_count,
                                   recording_url, intent_category, sentiment, urgency_level, thread_id, parent_record_id, source_system
                            FROM customer_communications
                            WHERE thread_id = wanted.thread_id AND coalesce(customer_id, '') = ANY(:customers) AND :newestFirst
                              AND (communication_time, record_id) >= (:lowTime, :lowId) AND (communication_time, record_id) < (:highTime, :highId)
                            ORDER BY communication_time DESC, record_id DESC
                            LIMIT :perThread
                        ) AS message
                        ORDER BY communication_time, record_id
                        """))
                .bindArray("threads", String.class, threadIds.toArray())
                .bind("contentLimit", TimelineRecord.CONTENT_LIMIT)
                .bind("perThread", perThread)
                .map(TimelineRows::timelineRecord)
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
                .bind("from", only.from().map(TimelineStretch::utc))
                .bind("to", only.to().map(TimelineStretch::utc))
                .bind("attachments", only.inAttachments())
                .bind("beforeTime", after.map(Cursor::time).map(TimelineStretch::utc))
                .bind("beforeId", after.map(Cursor::id).map(RecordId::value))
                .bind("limit", limit)
                .mapTo(String.class)
                .map(RecordId::new)
                .list());
        return byIds(hits);
    }
}
