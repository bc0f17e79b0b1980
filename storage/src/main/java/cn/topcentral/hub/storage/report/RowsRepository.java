package cn.topcentral.hub.storage.report;

import static cn.topcentral.hub.storage.report.Columns.time;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.order.OrderRepository;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Opens the rows behind figures. Thread-safe. */
public final class RowsRepository {
    private final Jdbi jdbi;
    private final TimelineRepository timeline;
    private final CustomerRepository customers;
    private final InsightRepository insights;
    private final OrderRepository orders;

    public RowsRepository(Database database) {
        this.jdbi = database.jdbi();
        this.timeline = new TimelineRepository(database);
        this.customers = new CustomerRepository(database);
        this.insights = new InsightRepository(database);
        this.orders = new OrderRepository(database);
    }

    /**
     * The rows behind a figure as they are now. They are as many as the figure says, unless something came in later: then the report written
     * again is a correction.
     */
    public FigureRows rows(Figure figure, int limit) {
        RowsBehind rows = figure.rows();
        if (rows instanceof RowsBehind.Records records) {
            return new FigureRows.Records(timeline.byIds(records(records.filter(), limit)));
        }
        if (rows instanceof RowsBehind.Customers active) {
            return customers(active(active, limit));
        }
        if (rows instanceof RowsBehind.Questions questions) {
            List<Question> found = jdbi.withHandle(handle -> QuestionQueries.find(handle, questions, limit));
            return new FigureRows.Records(
                    timeline.byIds(found.stream().map(Question::id).toList()));
        }
        if (rows instanceof RowsBehind.Tasks tasks) {
            return new FigureRows.Tasks(jdbi.withHandle(handle -> TaskQueries.find(handle, tasks.filter(), limit))
                    .first());
        }
        if (rows instanceof RowsBehind.Listed listed) {
            return listed(listed.kind(), listed.ids().stream().limit(limit).toList());
        }
        throw new IllegalArgumentException(
                "No rows are known of " + rows.getClass().getName());
    }

    private FigureRows listed(RowsBehind.Kind kind, List<String> ids) {
        return switch (kind) {
            case RECORD ->
                new FigureRows.Records(
                        timeline.byIds(ids.stream().map(RecordId::new).toList()));
            case CUSTOMER -> customers(ids);
            case INSIGHT -> new FigureRows.Insights(insights.byIds(ids));
            case ORDER -> new FigureRows.Orders(orders.byIds(ids));
            case TASK -> new FigureRows.Tasks(jdbi.withHandle(handle -> TaskQueries.byIds(handle, ids)));
        };
    }

    private FigureRows customers(List<String> ids) {
        Set<CustomerId> wanted = ids.stream().map(CustomerId::new).collect(Collectors.toSet());
        return new FigureRows.Customers(customers.byIds(wanted));
    }

    private List<RecordId> records(RecordFilter filter, int limit) {
        Set<String> group = filter.customer()
                .map(id -> customers.group(new CustomerId(id)).stream()
                        .map(CustomerId::value)
                        .collect(Collectors.toCollection(TreeSet::new)))
                .orElseGet(TreeSet::new);
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT record_id FROM customer_communications
                        WHERE communication_time >= :from AND communication_time < :to
                          AND direction IS DISTINCT FROM 'internal'
                          AND (NOT :ofCustomer OR customer_id = ANY(:customers))
                          AND (NOT :unclaimed OR customer_id IS NULL)
                          AND (NOT :analysed OR intent_category IS NOT NULL)
                          AND (CAST(:type AS text) IS NULL OR communication_type = CAST(:type AS text))
                          AND (CAST(:direction AS text) IS NULL OR direction = CAST(:direction AS text))
                          AND (CAST(:intent AS text) IS NULL OR intent_category = CAST(:intent AS text))
                          AND (CAST(:sentiment AS text) IS NULL OR sentiment = CAST(:sentiment AS text))
                          AND (CAST(:urgency AS text) IS NULL OR urgency_level = CAST(:urgency AS text))
                        ORDER BY communication_time DESC, record_id DESC
                        LIMIT :limit
                        """)
                .bind("from", time(filter.from()))
                .bind("to", time(filter.to()))
                .bind("ofCustomer", filter.customer().isPresent())
                .bindArray("customers", String.class, group.toArray())
                .bind("unclaimed", filter.unclaimed())
                .bind("analysed", filter.analysed())
                .bind("type", filter.type().map(CommunicationType::code))
                .bind("direction", filter.direction().map(Direction::code))
                .bind("intent", filter.intent().map(IntentCategory::code))
                .bind("sentiment", filter.sentiment().map(SentimentClass::code))
                .bind("urgency", filter.urgency().map(UrgencyLevel::code))
                .bind("limit", limit)
                .mapTo(String.class)
                .map(RecordId::new)
                .list());
    }

    /** Those merged away count as the one they were merged into, as in the figure. */
    private List<String> active(RowsBehind.Customers wanted, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT coalesce(merged.survivor_id, record.customer_id) AS customer_id
                        FROM customer_communications record
                        LEFT JOIN merged_customers merged ON merged.customer_id = record.customer_id
                        WHERE record.communication_time >= :from AND record.communication_time < :to AND record.customer_id IS NOT NULL
                          AND record.direction IS DISTINCT FROM 'internal'
                        ORDER BY 1
                        LIMIT :limit
                        """)
                .bind("from", time(wanted.from()))
                .bind("to", time(wanted.to()))
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
    }
}
