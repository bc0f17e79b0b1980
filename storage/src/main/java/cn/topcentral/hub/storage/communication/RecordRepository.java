package cn.topcentral.hub.storage.communication;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads single records whole. Thread-safe. */
public final class RecordRepository {
    private static final Function<String, Map<String, String>> ATTRIBUTES = Json.reader(new TypeReference<>() {});
    private static final Function<String, List<String>> FOLLOW_UPS = Json.reader(new TypeReference<>() {});
    private static final Function<String, List<RelatedRecord>> RELATED = Json.reader(new TypeReference<>() {});

    /** A mailing list may bring one mail into hundreds of mailboxes. */
    private static final int MOST_SOURCES = 50;

    private final Jdbi jdbi;

    public RecordRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** What a record holds beyond its line; empty for an unknown one. */
    public Optional<RecordDetails> details(RecordId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT coalesce(content, '') AS content, content_quoted, location, attributes, follow_up_items, follow_up_deadline,
                               related_records, ai_insights, analysis_status, analysis_error, analysed_by, analysed_at
                        FROM customer_communications WHERE record_id = :id
                        """)
                .bind("id", id.value())
                .map(RecordRepository::details)
                .findOne());
    }

    /** Where it was told of, the first first. */
    public List<StoredSource> sources(RecordId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT source.source_system, source.source_record_id, source.received_at, (
                            SELECT merge.reason FROM record_merges merge
                            WHERE merge.source_system = source.source_system AND merge.source_record_id = source.source_record_id
                              AND merge.kept_record = source.record_id AND merge.undone_at IS NULL
                            ORDER BY merge.id DESC LIMIT 1) AS reason
                        FROM communication_sources source WHERE source.record_id = :id ORDER BY source.id LIMIT :most
                        """)
                .bind("id", id.value())
                .bind("most", MOST_SOURCES)
                .map((row, context) -> new StoredSource(
                        row.getString("source_system"),
                        row.getString("source_record_id"),
                        row.getTimestamp("received_at").toInstant(),
                        Optional.ofNullable(row.getString("reason"))))
                .list());
    }

    /**
     * Those around a record in its thread, oldest first, itself among them.
     *
     * @param customers only of these: a thread may reach over to somebody else's
     * @param most how many before it, and how many after it
     */
    public List<RecordId> around(TimelineRecord record, String threadId, List<CustomerId> customers, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        (SELECT record_id FROM customer_communications
                         WHERE thread_id = :thread AND customer_id = ANY(:customers) AND (communication_time, record_id) <= (:time, :id)
                         ORDER BY communication_time DESC, record_id DESC LIMIT :most + 1)
                        UNION ALL
                        (SELECT record_id FROM customer_communications
                         WHERE thread_id = :thread AND customer_id = ANY(:customers) AND (communication_time, record_id) > (:time, :id)
                         ORDER BY communication_time, record_id LIMIT :most)
                        """)
                .bind("thread", threadId)
                .bindArray(
                        "customers",
                        String.class,
                        customers.stream().map(CustomerId::value).toArray())
                .bind("time", record.time())
                .bind("id", record.id().value())
                .bind("most", most)
                .mapTo(String.class)
                .map(RecordId::new)
                .list());
    }

    private static RecordDetails details(ResultSet row, StatementContext context) throws SQLException {
        return new RecordDetails(
                row.getString("content"),
                Optional.ofNullable(row.getString("content_quoted")),
                Optional.ofNullable(row.getString("location")),
                Optional.ofNullable(row.getString("attributes")).map(ATTRIBUTES).orElse(Map.of()),
                Optional.ofNullable(row.getString("follow_up_items"))
                        .map(FOLLOW_UPS)
                        .orElse(List.of()),
                Optional.ofNullable(row.getObject("follow_up_deadline", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("related_records")).map(RELATED).orElse(List.of()).stream()
                        .sorted(Comparator.comparingDouble(RelatedRecord::score).reversed())
                        .toList(),
                Optional.ofNullable(row.getString("ai_insights")),
                row.getString("analysis_status"),
                Optional.ofNullable(row.getString("analysis_error")),
                Optional.ofNullable(row.getString("analysed_by")),
                Optional.ofNullable(row.getObject("analysed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
