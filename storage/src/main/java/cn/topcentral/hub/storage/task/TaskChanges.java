package cn.topcentral.hub.storage.task;

import static cn.topcentral.hub.storage.task.TaskRows.time;

import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What people do with tasks. Each change is one transaction with its entry in the audit trail and the push that tells of it; the same change again
 * does nothing. {@code actor} is always the userid of who does it. Thread-safe.
 */
public final class TaskChanges {
    private final Jdbi jdbi;
    private final Clock clock;

    public TaskChanges(Database database, Clock clock) {
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    /**
     * What a change came to.
     *
     * @param task as it is now
     * @param changed whether it was not so before
     */
    public record Outcome(Task task, boolean changed) {}

    /** Closes an open task; any other stays as it is. */
    public Optional<Outcome> done(String id, Optional<String> result, String actor) {
        return change(
                id,
                handle -> handle.createUpdate(
                                """
                                UPDATE communication_tasks SET status = 'done', done_by = :actor, done_at = :now, result = :result
                                WHERE task_id = :id AND status = 'open'
                                """)
                        .bind("actor", actor)
                        .bind("now", time(clock.instant()))
                        .bind("result", result)
                        .bind("id", id)
                        .execute(),
                actor,
                "task.done",
                Map.of());
    }

    /** Opens a task again that was closed a short while ago. */
    public Optional<Outcome> reopen(String id, Duration within, String actor) {
        return change(
                id,
                handle -> handle.createUpdate(
                                """
                                UPDATE communication_tasks SET status = 'open', done_by = NULL, done_at = NULL, result = NULL
                                WHERE task_id = :id AND status = 'done' AND done_at >= :since
                                """)
                        .bind("since", time(clock.instant().minus(within)))
                        .bind("id", id)
                        .execute(),
                actor,
                "task.reopen",
                Map.of());
    }

    /**
     * Hands an open task to somebody.
     *
     * @param dueAt a new day for it; empty to leave it
     * @param push tells them; given the task as it is then, and not asked when nothing changed
     */
    public Optional<Outcome> assign(
            String id,
            String assignee,
            Optional<Instant> dueAt,
            String actor,
            Function<Task, Optional<NewNotification>> push) {
        return jdbi.inTransaction(handle -> TaskRows.locked(handle, id).map(before -> {
            int changed = handle.createUpdate(
                            """
                            UPDATE communication_tasks SET assigned_to = :assignee, due_at = coalesce(CAST(:due AS timestamptz), due_at),
                                reminded_at = CASE WHEN CAST(:due AS timestamptz) IS NULL THEN reminded_at END,
                                remind_at = CASE WHEN CAST(:due AS timestamptz) IS NULL THEN remind_at END
                            WHERE task_id = :id AND status = 'open'
                              AND (assigned_to IS DISTINCT FROM :assignee OR due_at IS DISTINCT FROM coalesce(CAST(:due AS timestamptz), due_at))
                            """)
                    .bind("assignee", assignee)
                    .bind("due", dueAt.map(TaskRows::time))
                    .bind("id", id)
                    .execute();
            Task now = TaskRows.byId(handle, id).orElseThrow();
            if (changed == 1) {
                write(
                        handle,
                        actor,
                        "task.assign",
                        "task " + id,
                        Map.of("before", before.assignedTo().orElse(""), "to", assignee));
                push.apply(now).ifPresent(told -> Outbox.add(handle, told));
            }
            return new Outcome(now, changed == 1);
        }));
    }

    /** Makes a task; one that was made by the same request before stays as it is. */
    public Outcome create(NewTask task, String actor, Function<Task, Optional<NewNotification>> push) {
        return jdbi.inTransaction(handle -> {
            int changed = handle.createUpdate(
                            """
                            INSERT INTO communication_tasks
                                (task_id, customer_id, title, promised_by, assigned_to, due_at, remind_at, status, created_by, created_at)
                            VALUES (:id, :customer, :title, 'us', :assignee, :due, :remind, 'open', :actor, :now)
                            ON CONFLICT (task_id) DO NOTHING
                            """)
                    .bind("id", task.id())
                    .bind("customer", task.customer().map(CustomerId::value))
                    .bind("title", task.title())
                    .bind("assignee", task.assignedTo())
                    .bind("due", task.dueAt().map(TaskRows::time))
                    .bind("remind", task.remindAt().map(TaskRows::time))
                    .bind("actor", actor)
                    .bind("now", time(clock.instant()))
                    .execute();
            Task now = TaskRows.byId(handle, task.id()).orElseThrow();
            if (changed == 1) {
                write(handle, actor, "task.create", "task " + task.id(), Map.of("to", task.assignedTo()));
                push.apply(now).ifPresent(told -> Outbox.add(handle, told));
            }
            return new Outcome(now, changed == 1);
        });
    }

    /** Reminds whoever does an open task at another time. What is due at the very time of its reminder is due at the new one. */
    public Optional<Outcome> remind(String id, Instant at, String actor) {
        return change(
                id,
                handle -> handle.createUpdate(
                                """
                                UPDATE communication_tasks SET remind_at = :at, reminded_at = NULL,
                                    due_at = CASE WHEN due_at = remind_at THEN :at ELSE due_at END
                                WHERE task_id = :id AND status = 'open' AND remind_at IS DISTINCT FROM :at
                                """)
                        .bind("at", time(at))
                        .bind("id", id)
                        .execute(),
                actor,
                "task.remind",
                Map.of("at", at.toString()));
    }

    /** Puts an open task off, or forward, to another time; a reminder of it is due anew then. */
    public Optional<Outcome> postpone(String id, Instant due, String actor) {
        return change(
                id,
                handle -> handle.createUpdate(
                                """
                                UPDATE communication_tasks SET due_at = :due, reminded_at = NULL,
                                    remind_at = CASE WHEN remind_at IS NOT NULL THEN :due END
                                WHERE task_id = :id AND status = 'open' AND due_at IS DISTINCT FROM :due
                                """)
                        .bind("due", time(due))
                        .bind("id", id)
                        .execute(),
                actor,
                "task.postpone",
                Map.of("due", due.toString()));
    }

    /** Writes a remark on an open task in place of the one that is there; an empty text takes it away. */
    public Optional<Outcome> note(String id, String text, String actor) {
        return change(
                id,
                handle -> handle.createUpdate(
                                """
                                UPDATE communication_tasks SET note = nullif(:note, '')
                                WHERE task_id = :id AND status = 'open' AND note IS DISTINCT FROM nullif(:note, '')
                                """)
                        .bind("note", text)
                        .bind("id", id)
                        .execute(),
                actor,
                "task.note",
                Map.of());
    }

    /**
     * Gives a customer to another owner, with the open tasks that the former owner had for it.
     *
     * @param customer one that was not merged into another
     * @param group the customer and those merged into it
     * @param push tells the new owner; given how many tasks come along
     * @return how many tasks came along; empty when it was theirs already, or the customer does not exist
     */
    public Optional<Integer> handOver(
            CustomerId customer,
            List<CustomerId> group,
            String owner,
            String actor,
            Function<Integer, Optional<NewNotification>> push) {
        return jdbi.inTransaction(handle -> {
            Optional<String> before = handle.createQuery(
                            "SELECT coalesce(owner_userid, '') FROM customers WHERE customer_id = :id FOR UPDATE")
                    .bind("id", customer.value())
                    .mapTo(String.class)
                    .findOne()
                    .filter(present -> !present.equals(owner));
            if (before.isEmpty()) {
                return Optional.empty();
            }
            handle.createUpdate("UPDATE customers SET owner_userid = :owner, updated_at = :now WHERE customer_id = :id")
                    .bind("owner", owner)
                    .bind("now", time(clock.instant()))
                    .bind("id", customer.value())
                    .execute();
            int tasks = handle.createUpdate(
                            """
                            UPDATE communication_tasks SET assigned_to = :owner
                            WHERE customer_id = ANY(:group) AND status = 'open' AND assigned_to = :before
                            """)
                    .bind("owner", owner)
                    .bindArray(
                            "group",
                            String.class,
                            group.stream().map(CustomerId::value).toArray())
                    .bind("before", before.get())
                    .execute();
            write(
                    handle,
                    actor,
                    "customer.owner",
                    "customer " + customer,
                    Map.of("before", before.get(), "to", owner, "tasks", tasks));
            push.apply(tasks).ifPresent(told -> Outbox.add(handle, told));
            return Optional.of(tasks);
        });
    }

    private Optional<Outcome> change(
            String id, Function<Handle, Integer> update, String actor, String action, Map<String, Object> details) {
        return jdbi.inTransaction(handle -> TaskRows.locked(handle, id).map(before -> {
            boolean changed = update.apply(handle) == 1;
            if (changed) {
                write(handle, actor, action, "task " + id, details);
            }
            return new Outcome(TaskRows.byId(handle, id).orElseThrow(), changed);
        }));
    }

    private void write(Handle handle, String actor, String action, String subject, Map<String, Object> details) {
        AuditLog.write(handle, new AuditEntry(clock.instant(), actor, action, subject, details));
    }
}
