package cn.topcentral.hub.storage.analysis;

import cn.topcentral.hub.storage.communication.RecordId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The promises of a record as tasks (承诺账本). */
final class Commitments {
    /** A promise this long over is history: whoever made it was never reminded of it, and reminding now would be noise. */
    private static final Duration LONG_OVER = Duration.ofDays(14);

    private Commitments() {}

    /**
     * Brings a record's tasks in line with an analysis: new ones are added, open ones that it does not find any more are cancelled, and what a
     * person has done or cancelled stays so. Where the source listed its tasks, only what the customer promised is added.
     */
    static void replace(Handle handle, RecordId record, List<Commitment> commitments, Instant now) {
        List<String> ids =
                commitments.stream().map(commitment -> id(record, commitment)).toList();
        handle.createUpdate(
                        """
                        UPDATE communication_tasks SET status = 'cancelled', done_at = :now
                        WHERE record_id = :record AND created_by = 'A10' AND status = 'open' AND task_id <> ALL (:ids)
                        """)
                .bind("record", record.value())
                .bind("now", now)
                .bindArray("ids", String.class, ids.toArray())
                .execute();
        if (commitments.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO communication_tasks
                    (task_id, record_id, customer_id, title, quote, promised_by, assigned_to, due_at, status, created_by, created_at)
                SELECT :task, record.record_id, record.customer_id, :title, :quote, :promisedBy, coalesce(handler.userid, customer.owner_userid),
                       :due, CASE WHEN coalesce(:due, record.communication_time) < :longOver THEN 'past' ELSE 'open' END, 'A10', :now
                FROM customer_communications record
                LEFT JOIN employees handler ON handler.tenant_id = record.tenant_id AND handler.userid = lower(record.handled_by) AND handler.active
                LEFT JOIN customers customer ON customer.tenant_id = record.tenant_id AND customer.customer_id = record.customer_id
                WHERE record.record_id = :record
                  AND (:promisedBy = 'customer'
                       OR NOT EXISTS (SELECT FROM communication_tasks WHERE record_id = :record AND created_by IS DISTINCT FROM 'A10'))
                ON CONFLICT (task_id) DO UPDATE SET
                    due_at = coalesce(excluded.due_at, communication_tasks.due_at), quote = excluded.quote,
                    -- One that an earlier analysis took back; nobody else writes this pair of marks.
                    status = CASE WHEN communication_tasks.status = 'cancelled' AND communication_tasks.created_by = 'A10'
                                       AND communication_tasks.done_by IS NULL THEN excluded.status ELSE communication_tasks.status END
                """);
        for (Commitment commitment : commitments) {
            batch.bind("task", id(record, commitment))
                    .bind("record", record.value())
                    .bind("title", commitment.title())
                    .bind("quote", commitment.quote())
                    .bind("promisedBy", StatedPrices.side(commitment.promisedBy()))
                    .bind(
                            "due",
                            commitment.due().map(AnalysisColumns::endOfWork).orElse(null))
                    .bind("longOver", now.minus(LONG_OVER))
                    .bind("now", now)
                    .add();
        }
        batch.execute();
    }

    /** The same promise of the same record is the same task, however often it is analysed. */
    private static String id(RecordId record, Commitment commitment) {
        String name = record.value() + "\n" + commitment.promisedBy().code() + "\n" + commitment.title();
        return "TASK-A10-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
