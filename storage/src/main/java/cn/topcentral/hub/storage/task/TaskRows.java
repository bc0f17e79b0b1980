package cn.topcentral.hub.storage.task;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Tasks read within a transaction. */
final class TaskRows {
    private TaskRows() {}

    /** Tasks that are about to be shown, so they get their numbers; the earliest due first. Ids that do not exist are left out. */
    static List<Task> shown(Handle handle, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        // Whoever else shows one of them at the same time waits for the row, and then finds it numbered.
        handle.createUpdate(
                        """
                        UPDATE communication_tasks SET number = nextval('task_numbers') WHERE task_id = ANY(:ids) AND number IS NULL
                        """)
                .bindArray("ids", String.class, ids.toArray())
                .execute();
        return byIds(handle, ids);
    }

    /** Tasks as they are, in the same order. */
    static List<Task> byIds(Handle handle, Collection<String> ids) {
        return handle.createQuery(
                        """
                        SELECT task.task_id, coalesce(task.number, 0) AS number, task.title, task.promised_by, task.due_at, task.remind_at,
                               task.status, task.created_by, task.done_by, task.done_at, task.result, task.record_id, task.note,
                               coalesce(task.assigned_to, customer.owner_userid) AS assigned_to,
                               customer.customer_id, coalesce(customer.short_name, customer.name) AS customer_name, customer.owner_userid
                        FROM communication_tasks task
                        LEFT JOIN merged_customers merged ON merged.customer_id = task.customer_id
                        LEFT JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, task.customer_id)
                        WHERE task.task_id = ANY(:ids)
                        ORDER BY task.due_at NULLS LAST, task.created_at, task.task_id
                        """)
                .bindArray("ids", String.class, ids.toArray())
                .map(TaskRows::task)
                .list();
    }

    static Optional<Task> byId(Handle handle, String id) {
        return shown(handle, List.of(id)).stream().findFirst();
    }

    /** Holds a task's row until the transaction ends; empty when there is no such task. */
    static Optional<Task> locked(Handle handle, String id) {
        handle.createQuery("SELECT task_id FROM communication_tasks WHERE task_id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(String.class)
                .list();
        return byId(handle, id);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Task task(ResultSet row, StatementContext context) throws SQLException {
        return new Task(
                row.getString("task_id"),
                row.getInt("number"),
                row.getString("title"),
                text(row, "promised_by").filter("customer"::equals).isPresent(),
                text(row, "assigned_to"),
                text(row, "customer_id").map(CustomerId::new),
                text(row, "customer_name"),
                text(row, "owner_userid"),
                instant(row, "due_at"),
                instant(row, "remind_at"),
                Task.Status.ofCode(row.getString("status")),
                text(row, "created_by"),
                text(row, "done_by"),
                instant(row, "done_at"),
                text(row, "result"),
                text(row, "record_id").map(RecordId::new),
                text(row, "note"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        return Optional.ofNullable(value);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
