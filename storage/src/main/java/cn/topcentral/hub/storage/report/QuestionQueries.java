package cn.topcentral.hub.storage.report;

import static cn.topcentral.hub.storage.report.Columns.instant;
import static cn.topcentral.hub.storage.report.Columns.text;
import static cn.topcentral.hub.storage.report.Columns.time;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who waits for an answer, and for how long. */
final class QuestionQueries {
    private static final int GIST = 80;

    private QuestionQueries() {}

    /**
     * What customers wrote, on channels where an answer is a message of its own. Thanks and greetings (other, not urgent, nothing to follow up) are
     * none; a call or a meeting answers like a message does.
     */
    static List<Question> find(Handle handle, RowsBehind.Questions wanted, int limit) {
        return handle.createQuery(
                        """
                        WITH event AS (
                            SELECT record.record_id, record.communication_time, record.communication_type, record.handled_by,
                                   coalesce(merged.survivor_id, record.customer_id) AS customer_id,
                                   record.direction = 'inbound'
                                       AND record.communication_type IN ('wechat', 'email', 'form', 'webchat') AS asks
                            FROM customer_communications record
                            LEFT JOIN merged_customers merged ON merged.customer_id = record.customer_id
                            WHERE record.communication_time >= :from AND record.communication_time < :until
                              AND record.customer_id IS NOT NULL AND record.direction IN ('inbound', 'outbound')
                              AND NOT (record.direction = 'inbound'
                                       AND record.communication_type IN ('wechat', 'email', 'form', 'webchat')
                                       AND record.intent_category IS NOT DISTINCT FROM 'other'
                                       AND record.urgency_level IS NOT DISTINCT FROM 'low'
                                       AND record.follow_up_required IS NOT TRUE)
                        ), turn AS (
                            SELECT event.*, lag(asks) OVER (PARTITION BY customer_id ORDER BY communication_time, record_id) AS continued,
                                   min(communication_time) FILTER (WHERE NOT asks) OVER (
                                       PARTITION BY customer_id ORDER BY communication_time DESC, record_id DESC
                                       ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS answered_at
                            FROM event
                        ), question AS (
                            SELECT turn.* FROM turn
                            WHERE asks AND continued IS NOT TRUE AND communication_time < :to
                              AND (CAST(:answered AS boolean) IS NULL OR (answered_at IS NOT NULL) = CAST(:answered AS boolean))
                            ORDER BY communication_time, record_id
                            LIMIT :limit
                        )
                        SELECT question.record_id, question.customer_id, coalesce(customer.short_name, customer.name) AS customer_name,
                               coalesce(customer.owner_userid, lower(question.handled_by)) AS owner, question.communication_type,
                               question.communication_time, question.answered_at,
                               left(coalesce(nullif(record.summary, ''), nullif(record.subject, ''), record.content, ''), :gist) AS gist
                        FROM question
                        JOIN customer_communications record ON record.record_id = question.record_id
                        JOIN customers customer ON customer.customer_id = question.customer_id
                        ORDER BY question.communication_time, question.record_id
                        """)
                .bind("from", time(wanted.from()))
                .bind("to", time(wanted.to()))
                .bind("until", time(wanted.until()))
                .bind("answered", wanted.answered())
                .bind("limit", limit)
                .bind("gist", GIST)
                .map((row, context) -> new Question(
                        new RecordId(row.getString("record_id")),
                        new CustomerId(row.getString("customer_id")),
                        row.getString("customer_name"),
                        text(row, "owner"),
                        CommunicationType.ofCode(row.getString("communication_type")),
                        instant(row, "communication_time").orElseThrow(),
                        row.getString("gist"),
                        instant(row, "answered_at")))
                .list();
    }
}
