package cn.topcentral.hub.storage.report;

import static cn.topcentral.hub.storage.report.Columns.instant;
import static cn.topcentral.hub.storage.report.Columns.number;
import static cn.topcentral.hub.storage.report.Columns.text;
import static cn.topcentral.hub.storage.report.Columns.time;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.insight.InsightType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Computes the figures of reports. Thread-safe. */
public final class FactsRepository {
    /** Nobody reads further in a list of a report; the figure above it opens the rest. */
    private static final int MOST_LISTED = 20;

    private static final int MOST_QUESTIONS = 200_000;
    private static final int MOST_INSIGHTS = 50_000;

    private final Jdbi jdbi;

    public FactsRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** All figures of a period. They agree with each other, because they are read from one snapshot. */
    public PeriodFacts read(FactsRequest request) {
        return jdbi.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ,
                handle -> new PeriodFacts(
                        request,
                        ActivityQueries.cube(handle, request),
                        ActivityQueries.customers(handle, request),
                        ActivityQueries.headlines(handle, request),
                        QuestionQueries.find(
                                handle,
                                new RowsBehind.Questions(
                                        request.from(), request.to(), request.asOf(), Optional.empty()),
                                MOST_QUESTIONS),
                        tasks(handle, request),
                        insights(handle, request),
                        orders(handle, request),
                        people(handle)));
    }

    private static Map<String, TaskList> tasks(Handle handle, FactsRequest request) {
        Map<String, TaskList> lists = new TreeMap<>();
        request.tasks().forEach((name, filter) -> lists.put(name, TaskQueries.find(handle, filter, MOST_LISTED)));
        return lists;
    }

    /** An insight is as old as the first time it was stored, or as the records it rests on where those were imported later. */
    private static List<InsightLine> insights(Handle handle, FactsRequest request) {
        return handle.createQuery(
                        """
                        WITH known AS (
                            SELECT insight.*,
                                   least(insight.created_at, CAST(insight.time_range ->> 'to' AS timestamptz)) AS found_at,
                                   CASE WHEN insight.handled_at > :asOf THEN 'new' ELSE insight.status END AS status_then
                            FROM communication_insights insight
                            WHERE insight.insight_type IN ('opportunity', 'risk', 'suggestion')
                        )
                        SELECT known.insight_id, customer.customer_id, coalesce(customer.short_name, customer.name) AS customer_name,
                               customer.owner_userid, known.insight_type, known.insight_title, known.insight_content,
                               known.importance_score, known.status_then, known.found_at,
                               CASE WHEN known.handled_at <= :asOf THEN known.handled_at END AS handled_at,
                               CAST(coalesce(known.insight_data ->> 'estimated_value', known.insight_data ->> 'potential_value') AS numeric)
                                   AS value,
                               CAST(known.insight_data ->> 'probability' AS numeric) AS probability, known.insight_data ->> 'stage' AS stage,
                               CAST(known.insight_data ->> 'expected_close_date' AS date) AS closes,
                               known.insight_data ->> 'risk_level' AS level
                        FROM known
                        LEFT JOIN merged_customers merged ON merged.customer_id = known.customer_id
                        JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, known.customer_id)
                        WHERE known.found_at <= :asOf AND known.status_then <> 'dismissed'
                        ORDER BY known.importance_score DESC NULLS LAST, known.found_at DESC, known.insight_id
                        LIMIT :most
                        """)
                .bind("asOf", time(request.asOf()))
                .bind("most", MOST_INSIGHTS)
                .map(FactsRepository::insight)
                .list();
    }

    private static List<OrderLine> orders(Handle handle, FactsRequest request) {
        return handle.createQuery(
                        """
                        SELECT sold.order_id, customer.customer_id, coalesce(customer.short_name, customer.name) AS customer_name, sold.ordered_at,
                               sold.product, sold.quantity, sold.quantity_unit, sold.amount
                        FROM customer_orders sold
                        LEFT JOIN merged_customers merged ON merged.customer_id = sold.customer_id
                        JOIN customers customer ON customer.customer_id = coalesce(merged.survivor_id, sold.customer_id)
                        WHERE sold.ordered_at >= :earlier AND sold.ordered_at < :to
                        ORDER BY sold.ordered_at, sold.order_id
                        """)
                .bind("earlier", time(request.earlier()))
                .bind("to", time(request.to()))
                .map((row, context) -> new OrderLine(
                        row.getString("order_id"),
                        new CustomerId(row.getString("customer_id")),
                        row.getString("customer_name"),
                        instant(row, "ordered_at").orElseThrow(),
                        text(row, "product"),
                        number(row, "quantity"),
                        text(row, "quantity_unit"),
                        number(row, "amount")))
                .list();
    }

    private static Map<String, String> people(Handle handle) {
        Map<String, String> names = new TreeMap<>();
        handle.createQuery("SELECT userid, name FROM employees ORDER BY userid")
                .map((row, context) -> Map.entry(row.getString("userid"), row.getString("name")))
                .forEach(person -> names.put(person.getKey(), person.getValue()));
        return names;
    }

    private static InsightLine insight(ResultSet row, StatementContext context) throws SQLException {
        return new InsightLine(
                row.getString("insight_id"),
                new CustomerId(row.getString("customer_id")),
                row.getString("customer_name"),
                text(row, "owner_userid"),
                InsightType.ofCode(row.getString("insight_type")),
                text(row, "insight_title").orElse(""),
                text(row, "insight_content").orElse(""),
                row.getInt("importance_score"),
                row.getString("status_then"),
                instant(row, "found_at").orElseThrow(),
                instant(row, "handled_at"),
                number(row, "value"),
                number(row, "probability"),
                text(row, "stage"),
                Optional.ofNullable(row.getObject("closes", LocalDate.class)),
                text(row, "level"));
    }
}
