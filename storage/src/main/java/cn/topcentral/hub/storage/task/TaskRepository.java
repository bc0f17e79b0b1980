package cn.topcentral.hub.storage.task;

import static cn.topcentral.hub.storage.task.TaskRows.time;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What there is to do, and for whom. Thread-safe. */
public final class TaskRepository {
    private final Jdbi jdbi;

    public TaskRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Open tasks. A task that nobody was named for is the customer's owner's.
     *
     * @param now what is due before it is overdue
     * @param endOfDay what is due from now until then is today's
     */
    public TaskPage open(OpenTasks wanted, Instant now, Instant endOfDay, int limit) {
        return jdbi.inTransaction(handle -> {
            List<Long> counts = new ArrayList<>(List.of(0L, 0L, 0L));
            List<String> ids = handle.createQuery(
                            """
                            WITH candidate AS (
                                SELECT task_id, due_at, created_at FROM communication_tasks
                                WHERE status = 'open' AND NOT :everybody AND assigned_to = ANY(:people)
                                  AND (NOT :oneCustomer OR customer_id = ANY(:customers))
                                UNION ALL
                                SELECT task.task_id, task.due_at, task.created_at FROM communication_tasks task
                                LEFT JOIN merged_customers merged ON merged.customer_id = task.customer_id
                                JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, task.customer_id)
                                WHERE task.status = 'open' AND NOT :everybody AND task.assigned_to IS NULL AND customer.owner_userid = ANY(:people)
                                  AND (NOT :oneCustomer OR task.customer_id = ANY(:customers))
                                UNION ALL
                                SELECT task_id, due_at, created_at FROM communication_tasks
                                WHERE status = 'open' AND :everybody AND :oneCustomer AND customer_id = ANY(:customers)
                            )
                            SELECT task_id, count(*) OVER () AS total, count(*) FILTER (WHERE due_at < :now) OVER () AS overdue,
                                   count(*) FILTER (WHERE due_at >= :now AND due_at < :endOfDay) OVER () AS today
                            FROM candidate
                            WHERE CAST(:dueBefore AS timestamptz) IS NULL OR due_at < :dueBefore
                            ORDER BY due_at NULLS LAST, created_at, task_id LIMIT :limit
                            """)
                    .bind("everybody", wanted.people().isEmpty())
                    .bindArray("people", String.class, wanted.people().orElse(Set.of()))
                    .bind("oneCustomer", !wanted.customers().isEmpty())
                    .bindArray(
                            "customers",
                            String.class,
                            wanted.customers().stream().map(CustomerId::value).toArray())
                    .bind("now", time(now))
                    .bind("endOfDay", time(endOfDay))
                    .bind("dueBefore", wanted.dueBefore().map(TaskRows::time))
                    .bind("limit", limit)
                    .map((row, context) -> {
                        counts.set(0, row.getLong("total"));
                        counts.set(1, row.getLong("overdue"));
                        counts.set(2, row.getLong("today"));
                        return row.getString("task_id");
                    })
                    .list();
            return new TaskPage(counts.get(0), counts.get(1), counts.get(2), TaskRows.shown(handle, ids));
        });
    }

    /** Everybody's open tasks that are due before a moment, the earliest first; nobody is shown them yet, so some have no number. */
    public List<Task> due(Instant before, int limit) {
        return jdbi.inTransaction(handle -> TaskRows.byIds(
                handle,
                handle.createQuery(
                                """
                                SELECT task_id FROM communication_tasks WHERE status = 'open' AND due_at < :before
                                ORDER BY due_at DESC LIMIT :limit
                                """)
                        .bind("before", time(before))
                        .bind("limit", limit)
                        .mapTo(String.class)
                        .list()));
    }

    /** Tasks by their ids, with numbers, the earliest due first; ids that do not exist are left out. */
    public List<Task> shown(List<String> ids) {
        return jdbi.inTransaction(handle -> TaskRows.shown(handle, ids));
    }

    public Optional<Task> byId(String id) {
        return shown(List.of(id)).stream().findFirst();
    }

    /** The task that people call by a number. */
    public Optional<Task> byNumber(int number) {
        return jdbi.inTransaction(handle -> find(
                handle.createQuery("SELECT task_id FROM communication_tasks WHERE number = :number")
                        .bind("number", number)
                        .mapTo(String.class)
                        .findOne(),
                handle));
    }

    /** What somebody closed last, if that was after a moment. */
    public Optional<Task> lastDoneBy(String userid, Instant since) {
        return jdbi.inTransaction(handle -> find(
                handle.createQuery(
                                """
                                SELECT task_id FROM communication_tasks WHERE status = 'done' AND done_by = :userid AND done_at >= :since
                                ORDER BY done_at DESC, id DESC LIMIT 1
                                """)
                        .bind("userid", userid)
                        .bind("since", time(since))
                        .mapTo(String.class)
                        .findOne(),
                handle));
    }

    private static Optional<Task> find(Optional<String> id, Handle handle) {
        return id.flatMap(found -> TaskRows.byId(handle, found));
    }
}
