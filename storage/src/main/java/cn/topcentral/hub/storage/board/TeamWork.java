package cn.topcentral.hub.storage.board;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.database.Database;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What a team has in hand: tasks, and the sales that A12 found and nobody dismissed. Thread-safe. */
public final class TeamWork {
    /**
     * The sales that A16's last look still found; where A12 did not answer then, its earlier ones stand. Goes on after {@code WITH}, and before
     * {@link OwnerScope#CONDITION}.
     */
    private static final String SALES =
            """
            looked AS (
                SELECT customer_id, max(updated_at) AS at FROM communication_insights
                WHERE insight_type = 'summary' AND status <> 'dismissed' AND NOT coalesce(insight_data -> 'missing', '[]') @> '[{"agent": "A12"}]'
                GROUP BY customer_id
            ), sale AS (
                SELECT customer.customer_id, coalesce(customer.short_name, customer.name) AS name, insight.insight_title,
                       insight.insight_data ->> 'stage' AS stage, CAST(insight.insight_data ->> 'estimated_value' AS numeric) AS amount,
                       coalesce(CAST(insight.insight_data ->> 'probability' AS numeric), 0) AS probability, insight.updated_at
                FROM communication_insights insight
                LEFT JOIN merged_customers merged ON merged.customer_id = insight.customer_id
                JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, insight.customer_id)
                LEFT JOIN looked ON looked.customer_id = insight.customer_id
                WHERE insight.insight_type = 'opportunity' AND insight.status <> 'dismissed' AND jsonb_exists(insight.insight_data, 'stage')
                  AND (looked.at IS NULL OR insight.updated_at >= looked.at) AND
            """;

    /** Open tasks with whose they are, under the name that {@link OwnerScope#CONDITION} asks for. Goes on after {@code WITH}. */
    private static final String TASKS =
            """
            task AS (
                SELECT task.task_id, coalesce(task.assigned_to, customer.owner_userid) AS owner_userid, task.due_at
                FROM communication_tasks task
                LEFT JOIN merged_customers merged ON merged.customer_id = task.customer_id
                LEFT JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, task.customer_id)
                WHERE task.status = 'open'
            )
            """;

    private final Jdbi jdbi;

    public TeamWork(Database database) {
        this.jdbi = database.jdbi();
    }

    /** The open tasks of each; one that nobody was named for is the customer's owner's. */
    public List<PersonTasks> tasks(OwnerScope scope, Instant now) {
        return jdbi.withHandle(handle -> scope.bind(handle.createQuery("WITH "
                        + TASKS
                        + """
                        SELECT customer.owner_userid, count(*) AS open, count(*) FILTER (WHERE customer.due_at < :now) AS overdue
                        FROM task AS customer WHERE"""
                        + " "
                        + OwnerScope.CONDITION
                        + " GROUP BY customer.owner_userid"))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new PersonTasks(
                        Optional.ofNullable(row.getString("owner_userid")),
                        row.getLong("open"),
                        row.getLong("overdue")))
                .list());
    }

    /**
     * The ids of open tasks, the longest due first.
     *
     * @param person only those of somebody; blank for what is nobody's
     * @param dueBefore only those due before this
     */
    public Rows<String> taskIds(OwnerScope scope, Optional<String> person, Optional<Instant> dueBefore, int limit) {
        List<Long> total = new ArrayList<>(List.of(0L));
        List<String> first = jdbi.withHandle(handle -> scope.bind(handle.createQuery("WITH "
                        + TASKS
                        + """
                        SELECT customer.task_id, count(*) OVER () AS total
                        FROM task AS customer
                        WHERE (CAST(:person AS text) IS NULL OR coalesce(customer.owner_userid, '') = CAST(:person AS text))
                          AND (CAST(:dueBefore AS timestamptz) IS NULL OR customer.due_at < :dueBefore) AND"""
                        + " "
                        + OwnerScope.CONDITION
                        + " ORDER BY customer.due_at NULLS LAST, customer.task_id LIMIT :limit"))
                .bind("person", person)
                .bind("dueBefore", dueBefore.map(time -> time.atOffset(ZoneOffset.UTC)))
                .bind("limit", limit)
                .map((row, context) -> {
                    total.set(0, row.getLong("total"));
                    return row.getString("task_id");
                })
                .list());
        return new Rows<>(total.get(0), first);
    }

    /** The sales in hand by stage, in no order. */
    public List<StageSum> stages(OwnerScope scope) {
        return jdbi.withHandle(handle -> scope.bind(
                        handle.createQuery(
                                "WITH "
                                        + SALES
                                        + OwnerScope.CONDITION
                                        + """
                        )
                        SELECT stage, count(*) AS sales, coalesce(sum(amount), 0) AS amount, coalesce(sum(amount * probability), 0) AS expected
                        FROM sale GROUP BY stage
                        """))
                .map((row, context) -> new StageSum(
                        row.getString("stage"),
                        row.getLong("sales"),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("expected")))
                .list());
    }

    /** The sales in hand at some stages, the largest first. */
    public Rows<Sale> sales(OwnerScope scope, List<String> stages, int limit) {
        List<Long> total = new ArrayList<>(List.of(0L));
        List<Sale> first = jdbi.withHandle(handle -> scope.bind(
                        handle.createQuery(
                                "WITH "
                                        + SALES
                                        + OwnerScope.CONDITION
                                        + """
                        )
                        SELECT customer_id, name, insight_title, stage, amount, probability, updated_at, count(*) OVER () AS total
                        FROM sale WHERE stage = ANY(:stages)
                        ORDER BY amount DESC NULLS LAST, customer_id, insight_title LIMIT :limit
                        """))
                .bindArray("stages", String.class, stages.toArray())
                .bind("limit", limit)
                .map((row, context) -> {
                    total.set(0, row.getLong("total"));
                    return new Sale(
                            new CustomerId(row.getString("customer_id")),
                            row.getString("name"),
                            row.getString("insight_title"),
                            row.getString("stage"),
                            Optional.ofNullable(row.getBigDecimal("amount")),
                            Optional.ofNullable(row.getBigDecimal("probability"))
                                    .orElse(BigDecimal.ZERO),
                            row.getObject("updated_at", OffsetDateTime.class).toInstant());
                })
                .list());
        return new Rows<>(total.get(0), first);
    }
}
