package cn.topcentral.hub.storage.insight;

import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Stores what the agents found, each thing once. Thread-safe. */
public final class InsightRepository {
    private static final Function<String, List<String>> TEXTS = Json.reader(new TypeReference<>() {});
    private static final Function<String, List<StoredQuote>> QUOTES = Json.reader(new TypeReference<>() {});

    private final Jdbi jdbi;

    public InsightRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** A quote as the column holds it. */
    private record StoredQuote(String record, String words) {
        static StoredQuote of(Quote quote) {
            return new StoredQuote(quote.record().value(), quote.words());
        }

        Quote quote() {
            return new Quote(new RecordId(record), words);
        }
    }

    /** What people do about an insight. */
    public enum Handling {
        READ,
        ACTED,
        DISMISSED
    }

    /**
     * Stores insights of a customer. One that is known is brought up to date; what people did about it stays.
     *
     * @param now when they were found
     */
    public void save(CustomerId customer, List<NewInsight> insights, Instant now) {
        if (insights.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    """
                    INSERT INTO communication_insights AS known (
                        insight_id, customer_id, insight_type, insight_title, insight_content, insight_data, related_records, record_count,
                        time_range, confidence, importance_score, created_at, updated_at, generated_by, evidence, engine)
                    VALUES ('INS-' || md5(concat_ws(chr(10), current_setting('hub.tenant'), :customer, :type, :key)), :customer, :type, :title, :content, CAST(:data AS jsonb), CAST(:records AS jsonb), :recordCount,
                        CAST(:range AS jsonb), :confidence, :importance, :now, :now, :generatedBy, CAST(:evidence AS jsonb), :engine)
                    ON CONFLICT (insight_id) DO UPDATE SET
                        insight_title = excluded.insight_title, insight_content = excluded.insight_content,
                        insight_data = excluded.insight_data, related_records = excluded.related_records,
                        record_count = excluded.record_count, time_range = excluded.time_range, confidence = excluded.confidence,
                        importance_score = excluded.importance_score, updated_at = excluded.updated_at,
                        generated_by = excluded.generated_by, evidence = excluded.evidence, engine = excluded.engine
                    """);
            for (NewInsight insight : insights) {
                batch.bind("key", insight.key())
                        .bind("customer", customer.value())
                        .bind("type", insight.type().code())
                        .bind("title", insight.title())
                        .bind("content", insight.content())
                        .bind("data", insight.data())
                        .bind(
                                "records",
                                Json.write(insight.records().stream()
                                        .map(RecordId::value)
                                        .toList()))
                        .bind("recordCount", insight.recordCount())
                        .bind("range", Json.write(range(insight)))
                        .bind("confidence", insight.confidence())
                        .bind("importance", insight.importance())
                        .bind("now", now)
                        .bind("generatedBy", insight.generatedBy())
                        .bind(
                                "evidence",
                                Json.write(insight.evidence().stream()
                                        .map(StoredQuote::of)
                                        .toList()))
                        .bind("engine", insight.engine())
                        .add();
            }
            batch.execute();
        });
    }

    /** The id under which {@link #save} stores an insight. */
    public String id(CustomerId customer, InsightType type, String key) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT 'INS-' || md5(concat_ws(chr(10), current_setting('hub.tenant'), :customer, :type, :key))")
                .bind("customer", customer.value())
                .bind("type", type.code())
                .bind("key", key)
                .mapTo(String.class)
                .one());
    }

    /** The insights of some customers that nobody dismissed, the most important first. */
    public List<Insight> open(List<CustomerId> customers, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT insight_id, customer_id, insight_type, insight_title, insight_content, insight_data, related_records, confidence,
                               importance_score, status, handled_by, handled_at, handle_result, created_at, updated_at, generated_by, evidence,
                               engine
                        FROM communication_insights
                        WHERE customer_id = ANY(:customers) AND status <> 'dismissed'
                        ORDER BY importance_score DESC, created_at DESC, insight_id
                        LIMIT :limit
                        """)
                .bindArray(
                        "customers",
                        String.class,
                        customers.stream().map(CustomerId::value).toArray())
                .bind("limit", limit)
                .map(InsightRepository::insight)
                .list());
    }

    /** The insight of a type that was last found of some customers, whatever people did about it. */
    public Optional<Insight> latest(List<CustomerId> customers, InsightType type) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT insight_id, customer_id, insight_type, insight_title, insight_content, insight_data, related_records, confidence,
                               importance_score, status, handled_by, handled_at, handle_result, created_at, updated_at, generated_by, evidence,
                               engine
                        FROM communication_insights
                        WHERE customer_id = ANY(:customers) AND insight_type = :type
                        ORDER BY updated_at DESC, insight_id
                        LIMIT 1
                        """)
                .bindArray(
                        "customers",
                        String.class,
                        customers.stream().map(CustomerId::value).toArray())
                .bind("type", type.code())
                .map(InsightRepository::insight)
                .findOne());
    }

    /** All insights of some customers, dismissed ones too, the most important first. */
    public List<Insight> all(List<CustomerId> customers, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT insight_id, customer_id, insight_type, insight_title, insight_content, insight_data, related_records, confidence,
                               importance_score, status, handled_by, handled_at, handle_result, created_at, updated_at, generated_by, evidence,
                               engine
                        FROM communication_insights
                        WHERE customer_id = ANY(:customers)
                        ORDER BY updated_at DESC, importance_score DESC, insight_id
                        LIMIT :limit
                        """)
                .bindArray(
                        "customers",
                        String.class,
                        customers.stream().map(CustomerId::value).toArray())
                .bind("limit", limit)
                .map(InsightRepository::insight)
                .list());
    }

    /** Insights by id, dismissed ones too, the most important first; unknown ids are left out. */
    public List<Insight> byIds(List<String> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT insight_id, customer_id, insight_type, insight_title, insight_content, insight_data, related_records, confidence,
                               importance_score, status, handled_by, handled_at, handle_result, created_at, updated_at, generated_by, evidence,
                               engine
                        FROM communication_insights WHERE insight_id = ANY(:ids)
                        ORDER BY importance_score DESC, created_at DESC, insight_id
                        """)
                .bindArray("ids", String.class, ids.toArray())
                .map(InsightRepository::insight)
                .list());
    }

    /**
     * Notes what somebody did about an insight.
     *
     * @return whether there is such an insight
     */
    public boolean handle(String id, Handling handling, String by, Optional<String> result, Instant now) {
        return jdbi.withHandle(connection -> handled(connection, id, handling, by, result, now));
    }

    /**
     * Notes what somebody did about an insight, together with its entry in the audit trail.
     *
     * @return whether there is such an insight
     */
    public boolean handle(String id, Handling handling, String by, Optional<String> result, AuditEntry entry) {
        return jdbi.inTransaction(connection -> {
            boolean known = handled(connection, id, handling, by, result, entry.happenedAt());
            if (known) {
                AuditLog.write(connection, entry);
            }
            return known;
        });
    }

    /**
     * Takes back what was done about an insight; it is new again.
     *
     * @return whether anything had been done about it
     */
    public boolean undo(String id, AuditEntry entry) {
        return jdbi.inTransaction(connection -> {
            boolean changed = connection
                            .createUpdate(
                                    """
                                    UPDATE communication_insights
                                    SET status = 'new', handled_by = NULL, handled_at = NULL, handle_result = NULL
                                    WHERE insight_id = :id AND status IN ('acted', 'dismissed')
                                    """)
                            .bind("id", id)
                            .execute()
                    == 1;
            if (changed) {
                AuditLog.write(connection, entry);
            }
            return changed;
        });
    }

    private static boolean handled(
            Handle connection, String id, Handling handling, String by, Optional<String> result, Instant now) {
        return connection
                        .createUpdate(
                                """
                                UPDATE communication_insights
                                SET status = :status, handled_by = :by, handled_at = :now, handle_result = coalesce(:result, handle_result)
                                WHERE insight_id = :id
                                """)
                        .bind("status", handling.name().toLowerCase(Locale.ROOT))
                        .bind("by", by)
                        .bind("now", now)
                        .bind("result", result)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    private static Map<String, String> range(NewInsight insight) {
        Map<String, String> range = new TreeMap<>();
        insight.from().ifPresent(from -> range.put("from", from.toString()));
        insight.to().ifPresent(to -> range.put("to", to.toString()));
        return range;
    }

    private static Insight insight(ResultSet row, StatementContext context) throws SQLException {
        return new Insight(
                row.getString("insight_id"),
                new CustomerId(row.getString("customer_id")),
                InsightType.ofCode(row.getString("insight_type")),
                row.getString("insight_title"),
                row.getString("insight_content"),
                row.getString("insight_data"),
                TEXTS.apply(row.getString("related_records")).stream()
                        .map(RecordId::new)
                        .toList(),
                row.getBigDecimal("confidence"),
                row.getInt("importance_score"),
                row.getString("status"),
                Optional.ofNullable(row.getString("handled_by")),
                Optional.ofNullable(row.getObject("handled_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("handle_result")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("generated_by")).orElse(""),
                QUOTES.apply(row.getString("evidence")).stream()
                        .map(StoredQuote::quote)
                        .toList(),
                row.getString("engine"));
    }
}
