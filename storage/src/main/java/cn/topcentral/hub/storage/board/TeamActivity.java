package cn.topcentral.hub.storage.board;

import cn.topcentral.hub.storage.chart.AnswerQuery;
import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.storage.chart.OurAnswer;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * What was said with the customers of a team. Every query walks {@code idx_comm_time} over the days that are asked for and nothing else, however long
 * the timelines are. What we noted for ourselves is left out. Thread-safe.
 */
public final class TeamActivity {
    private final Jdbi jdbi;

    public TeamActivity(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * The records of a span, and of the one it is compared with.
     *
     * @param earlier ends no later than the span begins
     */
    public List<TeamCell> cells(OwnerScope scope, ChartSpan span, ChartSpan earlier) {
        return jdbi.withHandle(handle -> scope.bind(handle.createQuery(
                        """
                                SELECT customer.owner_userid,
                                       CAST(date_trunc(:bucket, record.communication_time AT TIME ZONE :zone) AS date) AS bucket,
                                       record.communication_time >= :from AS in_period, record.communication_type, count(*) AS records
                                FROM customer_communications record
                                LEFT JOIN merged_customers merged ON merged.customer_id = record.customer_id
                                JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, record.customer_id)
                                WHERE record.communication_time >= :earlier AND record.communication_time < :to
                                  AND (record.communication_time < :earlierEnd OR record.communication_time >= :from)
                                  AND record.direction IS DISTINCT FROM 'internal' AND"""
                                + " "
                                + OwnerScope.CONDITION
                                + " GROUP BY 1, 2, 3, 4"))
                .bind("bucket", span.bucket().code())
                .bind("zone", span.zone().getId())
                .bind("earlier", utc(earlier.from()))
                .bind("earlierEnd", utc(earlier.to()))
                .bind("from", utc(span.from()))
                .bind("to", utc(span.to()))
                .map((row, context) -> new TeamCell(
                        Optional.ofNullable(row.getString("owner_userid")),
                        row.getObject("bucket", LocalDate.class),
                        row.getBoolean("in_period"),
                        CommunicationType.ofCode(row.getString("communication_type")),
                        row.getLong("records")))
                .list());
    }

    /**
     * The newest records of a time.
     *
     * @param owner only those of customers somebody looks after; blank for those nobody does
     * @param type only this channel
     */
    public Rows<RecordId> records(
            OwnerScope scope,
            Optional<String> owner,
            Optional<CommunicationType> type,
            Instant from,
            Instant to,
            int limit) {
        List<Long> total = new ArrayList<>(List.of(0L));
        List<RecordId> first = jdbi.withHandle(handle -> scope.bind(handle.createQuery(
                        """
                                SELECT record.record_id, count(*) OVER () AS total
                                FROM customer_communications record
                                LEFT JOIN merged_customers merged ON merged.customer_id = record.customer_id
                                JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, record.customer_id)
                                WHERE record.communication_time >= :from AND record.communication_time < :to
                                  AND record.direction IS DISTINCT FROM 'internal'
                                  AND (CAST(:owner AS text) IS NULL OR coalesce(customer.owner_userid, '') = CAST(:owner AS text))
                                  AND (CAST(:type AS text) IS NULL OR record.communication_type = CAST(:type AS text)) AND"""
                                + " "
                                + OwnerScope.CONDITION
                                + " ORDER BY record.communication_time DESC, record.record_id DESC LIMIT :limit"))
                .bind("from", utc(from))
                .bind("to", utc(to))
                .bind("owner", owner)
                .bind("type", type.map(CommunicationType::code))
                .bind("limit", limit)
                .map((row, context) -> {
                    total.set(0, row.getLong("total"));
                    return new RecordId(row.getString("record_id"));
                })
                .list());
        return new Rows<>(total.get(0), first);
    }

    /** Our answers within a time, oldest first. */
    public List<OurAnswer> answers(OwnerScope scope, Instant from, Instant to) {
        return jdbi.withHandle(handle -> scope.bind(handle.createQuery(
                        """
                                WITH heard AS (
                                    SELECT customer.customer_id AS party, customer.owner_userid AS owner, record.record_id,
                                           record.communication_time AS said_at, record.direction,
                                           coalesce(record.thread_id, record.communication_type) AS thread,
                                """
                                + AnswerQuery.SIGNS
                                + """
                                    FROM customer_communications record
                                    LEFT JOIN merged_customers merged ON merged.customer_id = record.customer_id
                                    JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, record.customer_id)
                                    WHERE record.communication_time >= :earlier AND record.communication_time < :to
                                      AND record.direction IS DISTINCT FROM 'internal' AND"""
                                + " "
                                + OwnerScope.CONDITION
                                + ")"
                                + AnswerQuery.ANSWERS))
                .bind("earlier", utc(from.minus(Duration.ofDays(AnswerQuery.LONGEST_WAIT_DAYS))))
                .bind("from", utc(from))
                .bind("to", utc(to))
                .map(AnswerQuery::answer)
                .list());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
