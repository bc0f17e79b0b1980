package cn.topcentral.hub.storage.report;

import static cn.topcentral.hub.storage.report.Columns.instant;
import static cn.topcentral.hub.storage.report.Columns.text;
import static cn.topcentral.hub.storage.report.Columns.time;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Tasks as they stood at a moment. One that an analysis took back was never there. */
final class TaskQueries {
    private TaskQueries() {}

    static TaskList find(Handle handle, TaskFilter filter, int limit) {
        List<Long> total = new ArrayList<>();
        List<TaskLine> first = handle.createQuery(
                        """
                        WITH candidate AS (
                            SELECT task_id FROM communication_tasks WHERE :state = 'DUE' AND due_at >= :from AND due_at < :to
                            UNION ALL
                            SELECT task_id FROM communication_tasks WHERE :state = 'UNDATED' AND due_at IS NULL
                            UNION ALL
                            SELECT task_id FROM communication_tasks
                            WHERE :state = 'DONE' AND status = 'done' AND done_at >= :from AND done_at < :to
                            UNION ALL
                            SELECT task.task_id FROM customer_communications record
                            JOIN communication_tasks task ON task.record_id = record.record_id
                            WHERE :state = 'MADE' AND record.communication_time >= :from AND record.communication_time < :to
                            UNION ALL
                            SELECT task_id FROM communication_tasks
                            WHERE :state = 'MADE' AND record_id IS NULL AND created_at >= :from AND created_at < :to
                        )
                        SELECT task.task_id, customer.customer_id, coalesce(customer.short_name, customer.name) AS customer_name,
                               task.record_id, task.title, task.promised_by, coalesce(task.assigned_to, customer.owner_userid) AS assigned_to,
                               task.due_at, task.done_at, count(*) OVER () AS total
                        FROM candidate
                        JOIN communication_tasks task ON task.task_id = candidate.task_id
                        LEFT JOIN customer_communications record ON record.record_id = task.record_id
                        LEFT JOIN merged_customers merged ON merged.customer_id = task.customer_id
                        LEFT JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, task.customer_id)
                        WHERE NOT (task.status = 'cancelled' AND task.done_by IS NULL)
                          AND (:state IN ('MADE', 'DONE') OR (
                               coalesce(record.communication_time, task.created_at) <= :asOf
                               AND (task.status = 'open' OR task.done_at > :asOf)))
                          AND (CAST(:side AS text) IS NULL OR task.promised_by = CAST(:side AS text))
                          AND (CAST(:customer AS text) IS NULL OR customer.customer_id = CAST(:customer AS text))
                        ORDER BY task.due_at NULLS LAST, task.task_id
                        LIMIT :limit
                        """)
                .bind("state", filter.state().name())
                .bind("from", time(filter.from()))
                .bind("to", time(filter.to()))
                .bind("asOf", time(filter.asOf()))
                .bind("side", filter.promisedBy().map(TaskQueries::side))
                .bind("customer", filter.customer())
                .bind("limit", limit)
                .map((row, context) -> {
                    total.add(row.getLong("total"));
                    return line(row, context);
                })
                .list();
        return new TaskList(filter, total.isEmpty() ? 0 : total.get(0), first);
    }

    static List<TaskLine> byIds(Handle handle, List<String> ids) {
        return handle.createQuery(
                        """
                        SELECT task.task_id, customer.customer_id, coalesce(customer.short_name, customer.name) AS customer_name,
                               task.record_id, task.title, task.promised_by, coalesce(task.assigned_to, customer.owner_userid) AS assigned_to,
                               task.due_at, task.done_at
                        FROM communication_tasks task
                        LEFT JOIN merged_customers merged ON merged.customer_id = task.customer_id
                        LEFT JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, task.customer_id)
                        WHERE task.task_id = ANY(:ids)
                        ORDER BY task.due_at NULLS LAST, task.task_id
                        """)
                .bindArray("ids", String.class, ids.toArray())
                .map(TaskQueries::line)
                .list();
    }

    private static String side(Speaker speaker) {
        return speaker == Speaker.CUSTOMER ? "customer" : "us";
    }

    private static TaskLine line(ResultSet row, StatementContext context) throws SQLException {
        return new TaskLine(
                row.getString("task_id"),
                text(row, "customer_id").map(CustomerId::new),
                text(row, "customer_name"),
                text(row, "record_id").map(RecordId::new),
                row.getString("title"),
                text(row, "promised_by").map(side -> side.equals("customer") ? Speaker.CUSTOMER : Speaker.SELLER),
                text(row, "assigned_to"),
                instant(row, "due_at"),
                instant(row, "done_at"));
    }
}
