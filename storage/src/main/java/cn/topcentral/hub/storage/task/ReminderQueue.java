package cn.topcentral.hub.storage.task;

import static cn.topcentral.hub.storage.task.TaskRows.time;

import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * The tasks that somebody is to be reminded of now: at the time a person asked for, else an hour before a time of day that was said. A day alone
 * (18:00, the end of work, or midnight in some sources) is the digest's. Several processes may ask at once; each task goes to one. Thread-safe.
 */
public final class ReminderQueue {
    private final Jdbi jdbi;

    public ReminderQueue(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Puts the reminders that are due into the outbox.
     *
     * @param ahead how long before its time a task is due to be reminded of
     * @param reminder makes the push; empty for what is better left unsaid. Either way the task is not looked at again
     * @return how many tasks were looked at; as many as {@code limit} when there may be more
     */
    public int take(Instant now, Duration ahead, int limit, Function<Task, Optional<NewNotification>> reminder) {
        return jdbi.inTransaction(handle -> {
            List<String> ids = handle.createQuery(
                            """
                            SELECT task_id FROM communication_tasks
                            WHERE status = 'open' AND reminded_at IS NULL AND task_id IN (
                                SELECT task_id FROM communication_tasks WHERE status = 'open' AND reminded_at IS NULL AND remind_at <= :now
                                UNION ALL
                                SELECT task_id FROM communication_tasks
                                WHERE status = 'open' AND reminded_at IS NULL AND remind_at IS NULL AND due_at > :now AND due_at <= :soon
                                  AND promised_by IS DISTINCT FROM 'customer'
                                  AND CAST(due_at AT TIME ZONE 'Asia/Shanghai' AS time) NOT IN ('00:00', '18:00'))
                            ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED
                            """)
                    .bind("now", time(now))
                    .bind("soon", time(now.plus(ahead)))
                    .bind("limit", limit)
                    .mapTo(String.class)
                    .list();
            for (Task task : TaskRows.shown(handle, ids)) {
                reminder.apply(task).ifPresent(push -> Outbox.add(handle, push));
            }
            handle.createUpdate("UPDATE communication_tasks SET reminded_at = :now WHERE task_id = ANY(:ids)")
                    .bind("now", time(now))
                    .bindArray("ids", String.class, ids.toArray())
                    .execute();
            return ids.size();
        });
    }
}
