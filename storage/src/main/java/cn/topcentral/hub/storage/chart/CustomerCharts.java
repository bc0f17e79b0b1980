package cn.topcentral.hub.storage.chart;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts a customer's records for charts, each time with one pass over the customer's own stretch of {@code communications_timeline}. Customers are a
 * customer and all merged into it. Thread-safe.
 */
public final class CustomerCharts {
    /** More days with a price are not drawn; a customer of some years has a few hundred. */
    private static final int MOST_PRICES = 1_000;

    private final Jdbi jdbi;

    public CustomerCharts(Database database) {
        this.jdbi = database.jdbi();
    }

    /** When the first record was; a probe of the index for each customer. */
    public Optional<Instant> first(List<CustomerId> customers) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                """
                                SELECT min(first.communication_time) FROM unnest(:customers) AS member (customer_id)
                                CROSS JOIN LATERAL (
                                    SELECT communication_time FROM customer_communications record
                                    WHERE record.customer_id = member.customer_id ORDER BY communication_time LIMIT 1) AS first
                                """)
                        .bindArray("customers", String.class, ids(customers))
                        .mapTo(OffsetDateTime.class)
                        .findOne())
                .map(OffsetDateTime::toInstant);
    }

    /** The records of a span by bucket, channel, intent and sentiment: everything that stands on the timeline. */
    public List<ActivityCell> activity(List<CustomerId> customers, ChartSpan span) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT CAST(date_trunc(:bucket, communication_time AT TIME ZONE :zone) AS date) AS bucket, communication_type,
                               intent_category, sentiment, count(*) AS records, coalesce(sum(sentiment_score), 0) AS scores
                        FROM customer_communications
                        WHERE customer_id = ANY(:customers) AND communication_time >= :from AND communication_time < :to
                        GROUP BY 1, communication_type, intent_category, sentiment
                        """)
                .bind("bucket", span.bucket().code())
                .bind("zone", span.zone().getId())
                .bindArray("customers", String.class, ids(customers))
                .bind("from", utc(span.from()))
                .bind("to", utc(span.to()))
                .map((row, context) -> new ActivityCell(
                        row.getObject("bucket", LocalDate.class),
                        CommunicationType.ofCode(row.getString("communication_type")),
                        Optional.ofNullable(row.getString("intent_category")).map(IntentCategory::ofCode),
                        Optional.ofNullable(row.getString("sentiment")).map(SentimentClass::ofCode),
                        row.getLong("records"),
                        row.getBigDecimal("scores")))
                .list());
    }

    /** In how many records each product was mentioned, the most often first. */
    public Map<String, Long> products(List<CustomerId> customers, ChartSpan span, int most) {
        Map<String, Long> products = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        SELECT product.name, count(DISTINCT record.record_id) AS records
                        FROM customer_communications record
                        CROSS JOIN LATERAL jsonb_array_elements_text(record.products_mentioned) AS product (name)
                        WHERE record.customer_id = ANY(:customers) AND record.communication_time >= :from AND record.communication_time < :to
                          AND jsonb_typeof(record.products_mentioned) = 'array'
                        GROUP BY product.name ORDER BY records DESC, product.name LIMIT :most
                        """)
                .bindArray("customers", String.class, ids(customers))
                .bind("from", utc(span.from()))
                .bind("to", utc(span.to()))
                .bind("most", most)
                .map((row, context) -> Map.entry(row.getString("name"), row.getLong("records")))
                .forEach(entry -> products.put(entry.getKey(), entry.getValue())));
        return products;
    }

    /** The prices said in a span, oldest first: of each day, product and side the last. */
    public List<SaidPrice> prices(List<CustomerId> customers, ChartSpan span) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT day, product, said_by, per_tonne, record_id FROM (
                            SELECT DISTINCT ON (day, product, said_by) CAST(said_at AT TIME ZONE :zone AS date) AS day, product, said_by, per_tonne,
                                   record_id
                            FROM stated_prices
                            WHERE customer_id = ANY(:customers) AND said_at >= :from AND said_at < :to
                            ORDER BY day DESC, product, said_by, said_at DESC, position DESC
                            LIMIT :most) AS newest
                        ORDER BY day, product, said_by
                        """)
                .bind("zone", span.zone().getId())
                .bindArray("customers", String.class, ids(customers))
                .bind("from", utc(span.from()))
                .bind("to", utc(span.to()))
                .bind("most", MOST_PRICES)
                .map((row, context) -> new SaidPrice(
                        row.getObject("day", LocalDate.class),
                        Optional.ofNullable(row.getString("product")),
                        row.getString("said_by").equals("customer") ? Speaker.CUSTOMER : Speaker.SELLER,
                        plain(row.getBigDecimal("per_tonne")),
                        new RecordId(row.getString("record_id"))))
                .list());
    }

    /** Our answers within a span, oldest first. */
    public List<OurAnswer> answers(List<CustomerId> customers, ChartSpan span) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        WITH heard AS (
                            SELECT CAST(:party AS varchar) AS party, CAST(NULL AS varchar) AS owner, record_id, communication_time AS said_at,
                                   direction, coalesce(thread_id, communication_type) AS thread,
                        """
                                + AnswerQuery.SIGNS
                                + """
                            FROM customer_communications
                            WHERE customer_id = ANY(:customers) AND communication_time >= :earlier AND communication_time < :to
                              AND direction IS DISTINCT FROM 'internal'
                        )
                        """
                                + AnswerQuery.ANSWERS)
                .bind("party", customers.get(0).value())
                .bindArray("customers", String.class, ids(customers))
                .bind("earlier", utc(span.from().minus(Duration.ofDays(AnswerQuery.LONGEST_WAIT_DAYS))))
                .bind("from", utc(span.from()))
                .bind("to", utc(span.to()))
                .map(AnswerQuery::answer)
                .list());
    }

    private static List<String> ids(List<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
