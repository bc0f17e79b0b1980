package cn.topcentral.hub.storage.history;

import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.order.Order;
import cn.topcentral.hub.storage.order.OrderRepository;
import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads customers' histories. Thread-safe. */
public final class HistoryRepository {
    /** Some years of a busy customer; what is older has little to say about today. */
    public static final int MOST_RECORDS = 20_000;

    private static final Function<String, List<Participant>> PARTICIPANTS = Json.reader(new TypeReference<>() {});
    private static final Function<String, List<String>> TEXTS = Json.reader(new TypeReference<>() {});
    private static final Function<String, List<DateMention>> DATES = Json.reader(new TypeReference<>() {});

    private final Jdbi jdbi;
    private final CustomerRepository customers;
    private final OrderRepository orders;

    public HistoryRepository(Database database) {
        this.jdbi = database.jdbi();
        this.customers = new CustomerRepository(database);
        this.orders = new OrderRepository(database);
    }

    /**
     * The history of a customer and of all merged into it, as it was known at a moment.
     *
     * @param asOf nothing later is read
     * @param zone in which its days are counted
     */
    public CustomerHistory read(Customer customer, Instant asOf, ZoneId zone) {
        List<CustomerId> group = customers.group(customer.id());
        String[] ids = group.stream().map(CustomerId::value).toArray(String[]::new);
        OffsetDateTime until = asOf.atOffset(ZoneOffset.UTC);
        List<Order> bought = orders.ofCustomers(group).stream()
                .filter(order -> !order.orderedAt().isAfter(asOf))
                .sorted(Comparator.comparing(Order::orderedAt).thenComparing(Order::id))
                .toList();
        return jdbi.inTransaction(handle -> {
            List<HistoryRecord> records = new ArrayList<>(records(handle, ids, until));
            Collections.reverse(records);
            return new CustomerHistory(
                    customer,
                    asOf,
                    zone,
                    records,
                    bought,
                    contacts(handle, ids),
                    tasks(handle, ids, until),
                    prices(handle, ids, until),
                    records.size() < MOST_RECORDS ? 0 : count(handle, ids, until) - records.size());
        });
    }

    /** Each customer of the group is walked down its own stretch of the index, as the timeline page is. */
    private static List<HistoryRecord> records(Handle handle, String[] customers, OffsetDateTime until) {
        return handle.createQuery(
                        """
                        SELECT record.* FROM unnest(:customers) AS member (customer_id)
                        CROSS JOIN LATERAL (
                            SELECT record_id, communication_type, direction, channel, communication_time, duration, thread_id, initiated_by,
                                   handled_by, contact_id, participants, subject, summary, left(content, :characters) AS content,
                                   intent_category, intent_detail, intent_confidence, products_mentioned, price_discussed, quantity_discussed,
                                   quantity_unit, quantity_period, timeline_mentioned, competitors_mentioned, sentiment, sentiment_score,
                                   customer_mood, urgency_level, urgency_reason, follow_up_items
                            FROM customer_communications record
                            WHERE record.customer_id = member.customer_id AND record.communication_time <= :until
                            ORDER BY record.communication_time DESC, record.record_id DESC
                            LIMIT :most
                        ) AS record
                        ORDER BY communication_time DESC, record_id DESC
                        LIMIT :most
                        """)
                .bindArray("customers", String.class, (Object[]) customers)
                .bind("until", until)
                .bind("characters", HistoryRecord.CONTENT_LIMIT)
                .bind("most", MOST_RECORDS)
                .map(HistoryRepository::historyRecord)
                .list();
    }

    private static long count(Handle handle, String[] customers, OffsetDateTime until) {
        return handle.createQuery(
                        """
                        SELECT count(*) FROM customer_communications WHERE customer_id = ANY(:customers) AND communication_time <= :until
                        """)
                .bindArray("customers", String.class, (Object[]) customers)
                .bind("until", until)
                .mapTo(Long.class)
                .one();
    }

    private static List<HistoryContact> contacts(Handle handle, String[] customers) {
        return handle.createQuery(
                        "SELECT id, name, title FROM contacts WHERE customer_id = ANY(:customers) ORDER BY name, id")
                .bindArray("customers", String.class, (Object[]) customers)
                .map((row, context) -> new HistoryContact(row.getInt("id"), row.getString("name"), text(row, "title")))
                .list();
    }

    private static List<HistoryTask> tasks(Handle handle, String[] customers, OffsetDateTime until) {
        return handle.createQuery(
                        """
                        SELECT task.task_id, task.record_id, task.title, task.quote, task.promised_by, task.assigned_to, task.due_at, task.status,
                               coalesce(record.communication_time, task.created_at) AS made_at, task.done_at
                        FROM communication_tasks task LEFT JOIN customer_communications record ON record.record_id = task.record_id
                        WHERE task.customer_id = ANY(:customers) AND coalesce(record.communication_time, task.created_at) <= :until
                        ORDER BY made_at, task.task_id
                        """)
                .bindArray("customers", String.class, (Object[]) customers)
                .bind("until", until)
                .map((row, context) -> new HistoryTask(
                        row.getString("task_id"),
                        text(row, "record_id").map(RecordId::new),
                        row.getString("title"),
                        text(row, "quote"),
                        text(row, "promised_by").map(HistoryRepository::speaker),
                        text(row, "assigned_to"),
                        time(row, "due_at"),
                        row.getString("status"),
                        time(row, "made_at").orElseThrow(),
                        time(row, "done_at")))
                .list();
    }

    private static List<HistoryPrice> prices(Handle handle, String[] customers, OffsetDateTime until) {
        return handle.createQuery(
                        """
                        SELECT record_id, said_at, said_by, product, per_tonne, terms, quote FROM stated_prices
                        WHERE customer_id = ANY(:customers) AND said_at <= :until
                        ORDER BY said_at, record_id, position
                        """)
                .bindArray("customers", String.class, (Object[]) customers)
                .bind("until", until)
                .map((row, context) -> new HistoryPrice(
                        new RecordId(row.getString("record_id")),
                        time(row, "said_at").orElseThrow(),
                        new StatedPrice(
                                text(row, "product"),
                                plain(row.getBigDecimal("per_tonne")),
                                text(row, "terms"),
                                speaker(row.getString("said_by")),
                                row.getString("quote"))))
                .list();
    }

    private static HistoryRecord historyRecord(ResultSet row, StatementContext context) throws SQLException {
        int seconds = row.getInt("duration");
        Optional<Duration> duration = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        int contact = row.getInt("contact_id");
        Optional<Integer> contactId = row.wasNull() ? Optional.empty() : Optional.of(contact);
        return new HistoryRecord(
                new RecordId(row.getString("record_id")),
                CommunicationType.ofCode(row.getString("communication_type")),
                text(row, "direction").map(Direction::ofCode),
                text(row, "channel").orElse(""),
                time(row, "communication_time").orElseThrow(),
                duration,
                text(row, "thread_id"),
                text(row, "initiated_by"),
                text(row, "handled_by"),
                contactId,
                text(row, "participants").map(PARTICIPANTS).orElse(List.of()),
                text(row, "subject"),
                text(row, "summary"),
                text(row, "content").orElse(""),
                analysis(row));
    }

    private static Optional<RecordAnalysis> analysis(ResultSet row) throws SQLException {
        Optional<String> intent = text(row, "intent_category");
        if (intent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RecordAnalysis(
                IntentCategory.ofCode(intent.get()),
                text(row, "intent_detail").orElse(""),
                number(row, "intent_confidence").orElse(BigDecimal.ZERO),
                texts(row, "products_mentioned"),
                number(row, "price_discussed"),
                quantity(row),
                text(row, "timeline_mentioned").map(DATES).orElse(List.of()),
                texts(row, "competitors_mentioned"),
                SentimentClass.ofCode(text(row, "sentiment").orElse("neutral")),
                number(row, "sentiment_score").orElse(new BigDecimal("0.5")),
                text(row, "customer_mood").orElse(""),
                UrgencyLevel.ofCode(text(row, "urgency_level").orElse("low")),
                text(row, "urgency_reason").orElse(""),
                texts(row, "follow_up_items")));
    }

    private static Optional<Quantity> quantity(ResultSet row) throws SQLException {
        Optional<BigDecimal> value = number(row, "quantity_discussed");
        String unit = text(row, "quantity_unit").orElse("");
        Optional<String> per = text(row, "quantity_period");
        return value.map(number -> new Quantity(number, unit, per));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return text(row, column).map(TEXTS).orElse(List.of());
    }

    private static Optional<BigDecimal> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column)).map(HistoryRepository::plain);
    }

    /** Without the column's trailing zeros, and without an exponent in their place. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        return Optional.ofNullable(value);
    }

    private static Speaker speaker(String side) {
        return side.equals("customer") ? Speaker.CUSTOMER : Speaker.SELLER;
    }
}
