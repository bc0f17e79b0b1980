package cn.topcentral.hub.storage.report;

import static cn.topcentral.hub.storage.report.Columns.instant;
import static cn.topcentral.hub.storage.report.Columns.text;
import static cn.topcentral.hub.storage.report.Columns.time;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** What happened in a period. Every query walks {@code idx_comm_time} over its days, whatever the table holds besides. */
final class ActivityQueries {
    /** More than anybody reads; the figures count all of them. */
    private static final int MOST_HEADLINES = 30;

    private static final int GIST = 80;

    private ActivityQueries() {}

    static ActivityCube cube(Handle handle, FactsRequest request) {
        return new ActivityCube(
                request.zone(),
                handle.createQuery(
                                """
                                SELECT CAST(communication_time AT TIME ZONE :zone AS date) AS day, customer_id IS NULL AS unclaimed,
                                       communication_type, direction, intent_category, sentiment, urgency_level,
                                       count(*) AS records, coalesce(sum(sentiment_score), 0) AS scores
                                FROM customer_communications
                                WHERE communication_time >= :from AND communication_time < :to
                                  AND direction IS DISTINCT FROM 'internal'
                                GROUP BY day, unclaimed, communication_type, direction, intent_category, sentiment, urgency_level
                                """)
                        .bind("zone", request.zone().getId())
                        .bind("from", time(request.earlier()))
                        .bind("to", time(request.to()))
                        .map(ActivityQueries::cell)
                        .list());
    }

    /**
     * Whether a customer is new is looked up in the customer's own stretch of the timeline's index: adding nothing to the time keeps the planner from
     * {@code idx_comm_time}, along which it would look for a new customer's first record through all the records of the house.
     */
    static List<CustomerActivity> customers(Handle handle, FactsRequest request) {
        return handle.createQuery(
                        """
                        WITH active AS (
                            SELECT coalesce(merged.survivor_id, record.customer_id) AS customer_id,
                                   count(*) FILTER (WHERE communication_time >= :from) AS records,
                                   count(*) FILTER (WHERE communication_time < :from) AS earlier_records,
                                   count(DISTINCT CAST(communication_time AT TIME ZONE :zone AS date))
                                       FILTER (WHERE communication_time < :from) AS earlier_days,
                                   count(*) FILTER (WHERE communication_time >= :from AND direction = 'inbound') AS inbound,
                                   count(*) FILTER (WHERE communication_time >= :from AND direction = 'outbound') AS outbound,
                                   count(*) FILTER (WHERE communication_time >= :from AND sentiment = 'negative') AS negative,
                                   count(*) FILTER (WHERE communication_time >= :from AND intent_category = 'complaint') AS complaints,
                                   min(communication_time) FILTER (WHERE communication_time >= :from AND direction = 'outbound') AS contacted,
                                   max(communication_time) FILTER (WHERE communication_time >= :from AND direction = 'inbound') AS heard,
                                   min(communication_time) FILTER (WHERE communication_time < :from) AS earlier_first,
                                   max(communication_time) AS last
                            FROM customer_communications record
                            LEFT JOIN merged_customers merged ON merged.customer_id = record.customer_id
                            WHERE communication_time >= :earlier AND communication_time < :to AND record.customer_id IS NOT NULL
                              AND direction IS DISTINCT FROM 'internal'
                            GROUP BY 1
                        )
                        SELECT active.*, coalesce(customer.short_name, customer.name) AS name, customer.owner_userid,
                               earlier_records = 0 AND NOT EXISTS (
                                   SELECT FROM customer_communications before
                                   WHERE before.customer_id = ANY (
                                           ARRAY(SELECT customer_id FROM merged_customers WHERE survivor_id = active.customer_id)
                                           || active.customer_id)
                                     AND before.communication_time + INTERVAL '0' < :from) AS is_new
                        FROM active JOIN customers customer ON customer.customer_id = active.customer_id
                        ORDER BY active.customer_id
                        """)
                .bind("zone", request.zone().getId())
                .bind("earlier", time(request.earlier()))
                .bind("from", time(request.from()))
                .bind("to", time(request.to()))
                .map(ActivityQueries::customer)
                .list();
    }

    static List<Headline> headlines(Handle handle, FactsRequest request) {
        return handle.createQuery(
                        """
                        SELECT record.record_id, customer.customer_id, coalesce(customer.short_name, customer.name) AS customer_name,
                               contact.name AS person, coalesce(customer.owner_userid, lower(record.handled_by)) AS owner,
                               record.communication_type, record.communication_time,
                               left(coalesce(nullif(record.summary, ''), nullif(record.subject, ''), record.content, ''), :gist) AS gist,
                               record.intent_category, record.sentiment, record.urgency_level, record.urgency_reason
                        FROM customer_communications record
                        LEFT JOIN merged_customers merged ON merged.customer_id = record.customer_id
                        LEFT JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, record.customer_id)
                        LEFT JOIN contacts contact ON contact.id = record.contact_id
                        WHERE record.communication_time >= :from AND record.communication_time < :to
                          AND record.direction IS DISTINCT FROM 'internal'
                          AND (record.urgency_level = 'high' OR record.intent_category = 'complaint' OR record.sentiment = 'negative')
                        ORDER BY (record.urgency_level = 'high') DESC, (record.intent_category = 'complaint') DESC,
                                 record.communication_time DESC, record.record_id
                        LIMIT :most
                        """)
                .bind("gist", GIST)
                .bind("from", time(request.from()))
                .bind("to", time(request.to()))
                .bind("most", MOST_HEADLINES)
                .map(ActivityQueries::headline)
                .list();
    }

    private static ActivityCube.Cell cell(ResultSet row, StatementContext context) throws SQLException {
        return new ActivityCube.Cell(
                row.getObject("day", LocalDate.class),
                row.getBoolean("unclaimed"),
                CommunicationType.ofCode(row.getString("communication_type")),
                text(row, "direction").map(Direction::ofCode),
                text(row, "intent_category").map(IntentCategory::ofCode),
                text(row, "sentiment").map(SentimentClass::ofCode),
                text(row, "urgency_level").map(UrgencyLevel::ofCode),
                row.getLong("records"),
                Optional.ofNullable(row.getBigDecimal("scores")).orElse(BigDecimal.ZERO));
    }

    private static CustomerActivity customer(ResultSet row, StatementContext context) throws SQLException {
        return new CustomerActivity(
                new CustomerId(row.getString("customer_id")),
                row.getString("name"),
                text(row, "owner_userid"),
                row.getLong("records"),
                row.getLong("earlier_records"),
                row.getLong("earlier_days"),
                row.getLong("inbound"),
                row.getLong("outbound"),
                row.getLong("negative"),
                row.getLong("complaints"),
                instant(row, "contacted"),
                instant(row, "heard"),
                row.getBoolean("is_new"),
                instant(row, "earlier_first"),
                instant(row, "last").orElseThrow());
    }

    private static Headline headline(ResultSet row, StatementContext context) throws SQLException {
        return new Headline(
                new RecordId(row.getString("record_id")),
                text(row, "customer_id").map(CustomerId::new),
                text(row, "customer_name"),
                text(row, "person"),
                text(row, "owner"),
                CommunicationType.ofCode(row.getString("communication_type")),
                instant(row, "communication_time").orElseThrow(),
                row.getString("gist"),
                IntentCategory.ofCode(text(row, "intent_category").orElse("other")),
                SentimentClass.ofCode(text(row, "sentiment").orElse("neutral")),
                UrgencyLevel.ofCode(text(row, "urgency_level").orElse("low")),
                text(row, "urgency_reason").orElse(""));
    }
}
