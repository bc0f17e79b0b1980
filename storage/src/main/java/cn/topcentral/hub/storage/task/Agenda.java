package cn.topcentral.hub.storage.task;

import static cn.topcentral.hub.storage.task.TaskRows.time;

import cn.topcentral.hub.storage.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** One person's open tasks, a piece at a time: those they were named for, and those of nobody about customers of theirs. Thread-safe. */
public final class Agenda {
    private final Jdbi jdbi;

    public Agenda(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Which of them. */
    public enum Kind {
        ALL,
        /** What we promised a customer, as a communication tells. */
        OURS,
        /** What a customer promised us. */
        THEIRS,
        /** What the person, or somebody for them, wants to be reminded of at a time. */
        REMINDERS
    }

    /**
     * A stretch of time in which they are due.
     *
     * @param from inclusive
     * @param to exclusive; empty for all later ones, those without a day among them
     */
    public record Span(Instant from, Optional<Instant> to) {}

    /** A place in the list: behind the task due then, with that id; without a day for the last ones. */
    public record Place(Optional<Instant> due, String id) {}

    /**
     * How many there are.
     *
     * @param overdue due before now
     * @param today due in the rest of the day
     */
    public record Counts(long total, long overdue, long today, long ours, long theirs, long reminders) {}

    private static final String MINE =
            """
            WITH mine AS (
                SELECT task_id, due_at, record_id, promised_by, remind_at FROM communication_tasks
                WHERE status = 'open' AND assigned_to = :userid
                UNION ALL
                SELECT task.task_id, task.due_at, task.record_id, task.promised_by, task.remind_at FROM communication_tasks task
                LEFT JOIN merged_customers merged ON merged.customer_id = task.customer_id
                JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, task.customer_id)
                WHERE task.status = 'open' AND task.assigned_to IS NULL AND customer.owner_userid = :userid
            )
            """;

    /** The earliest due first. */
    public List<Task> page(String userid, Kind kind, Span span, Optional<Place> after, int limit) {
        return jdbi.inTransaction(handle -> {
            List<String> ids = handle.createQuery(
                            MINE
                                    + """
                                    SELECT task_id FROM mine
                                    WHERE coalesce(due_at, 'infinity') >= :from AND (CAST(:to AS timestamptz) IS NULL OR due_at < :to)
                                      AND CASE :kind WHEN 'OURS' THEN promised_by = 'us' AND record_id IS NOT NULL
                                                     WHEN 'THEIRS' THEN promised_by = 'customer'
                                                     WHEN 'REMINDERS' THEN remind_at IS NOT NULL ELSE TRUE END
                                      AND (:first OR (coalesce(due_at, 'infinity'), task_id)
                                                     > (coalesce(CAST(:afterDue AS timestamptz), 'infinity'), CAST(:afterId AS varchar)))
                                    ORDER BY coalesce(due_at, 'infinity'), task_id LIMIT :limit
                                    """)
                    .bind("userid", userid)
                    .bind("from", time(span.from()))
                    .bind("to", span.to().map(TaskRows::time))
                    .bind("kind", kind.name())
                    .bind("first", after.isEmpty())
                    .bind("afterDue", after.flatMap(Place::due).map(TaskRows::time))
                    .bind("afterId", after.map(Place::id))
                    .bind("limit", limit)
                    .mapTo(String.class)
                    .list();
            Map<String, Task> found =
                    TaskRows.shown(handle, ids).stream().collect(Collectors.toMap(Task::id, Function.identity()));
            return ids.stream()
                    .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                    .toList();
        });
    }

    public Counts counts(String userid, Instant now, Instant endOfDay) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        MINE
                                + """
                                SELECT count(*) AS total, count(*) FILTER (WHERE due_at < :now) AS overdue,
                                       count(*) FILTER (WHERE due_at >= :now AND due_at < :endOfDay) AS today,
                                       count(*) FILTER (WHERE promised_by = 'us' AND record_id IS NOT NULL) AS ours,
                                       count(*) FILTER (WHERE promised_by = 'customer') AS theirs,
                                       count(*) FILTER (WHERE remind_at IS NOT NULL) AS reminders
                                FROM mine
                                """)
                .bind("userid", userid)
                .bind("now", time(now))
                .bind("endOfDay", time(endOfDay))
                .map((row, context) -> new Counts(
                        row.getLong("total"),
                        row.getLong("overdue"),
                        row.getLong("today"),
                        row.getLong("ours"),
                        row.getLong("theirs"),
                        row.getLong("reminders")))
                .one());
    }
}
