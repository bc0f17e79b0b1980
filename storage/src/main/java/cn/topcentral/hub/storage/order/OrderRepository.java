package cn.topcentral.hub.storage.order;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Orders and payments. Thread-safe. */
public final class OrderRepository {
    private final Jdbi jdbi;

    public OrderRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** What became of an order of a list. */
    public enum Saved {
        NEW,
        UPDATED,
        UNCHANGED
    }

    /** Stores an order, or brings the one with its id up to date. What the new one does not tell stays as it was. */
    public Saved save(Order order) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        INSERT INTO customer_orders AS known (
                            order_id, customer_id, ordered_at, product, quantity, quantity_unit, unit_price, amount, status, due_at, paid_at,
                            paid_amount, source_system)
                        VALUES (:id, :customer, :orderedAt, :product, :quantity, :unit, :unitPrice, :amount, :status, :dueAt, :paidAt,
                            :paidAmount, :source)
                        ON CONFLICT (tenant_id, order_id) DO UPDATE SET
                            customer_id = excluded.customer_id, ordered_at = excluded.ordered_at,
                            product = coalesce(excluded.product, known.product), quantity = coalesce(excluded.quantity, known.quantity),
                            quantity_unit = coalesce(excluded.quantity_unit, known.quantity_unit),
                            unit_price = coalesce(excluded.unit_price, known.unit_price), amount = coalesce(excluded.amount, known.amount),
                            status = coalesce(excluded.status, known.status), due_at = coalesce(excluded.due_at, known.due_at),
                            paid_at = coalesce(excluded.paid_at, known.paid_at),
                            paid_amount = coalesce(excluded.paid_amount, known.paid_amount), source_system = excluded.source_system,
                            updated_at = CURRENT_TIMESTAMP
                        WHERE (known.customer_id, known.ordered_at) IS DISTINCT FROM (excluded.customer_id, excluded.ordered_at)
                           OR (coalesce(excluded.product, known.product), coalesce(excluded.quantity, known.quantity),
                               coalesce(excluded.quantity_unit, known.quantity_unit), coalesce(excluded.unit_price, known.unit_price),
                               coalesce(excluded.amount, known.amount), coalesce(excluded.status, known.status),
                               coalesce(excluded.due_at, known.due_at), coalesce(excluded.paid_at, known.paid_at),
                               coalesce(excluded.paid_amount, known.paid_amount))
                              IS DISTINCT FROM
                              (known.product, known.quantity, known.quantity_unit, known.unit_price, known.amount, known.status, known.due_at,
                               known.paid_at, known.paid_amount)
                        RETURNING xmax = 0 AS is_new
                        """)
                .bind("id", order.id())
                .bind("customer", order.customer().value())
                .bind("orderedAt", utc(order.orderedAt()))
                .bind("product", order.product())
                .bind("quantity", order.quantity())
                .bind("unit", order.unit())
                .bind("unitPrice", order.unitPrice())
                .bind("amount", order.amount())
                .bind("status", order.status())
                .bind("dueAt", order.dueAt().map(OrderRepository::utc))
                .bind("paidAt", order.paidAt().map(OrderRepository::utc))
                .bind("paidAmount", order.paidAmount())
                .bind("source", order.sourceSystem())
                .map((row, context) -> row.getBoolean("is_new") ? Saved.NEW : Saved.UPDATED)
                .findOne()
                .orElse(Saved.UNCHANGED));
    }

    public Optional<Order> byId(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT order_id, customer_id, ordered_at, product, quantity, quantity_unit, unit_price, amount, status, due_at, paid_at,
                               paid_amount, source_system
                        FROM customer_orders WHERE order_id = :id
                        """)
                .bind("id", id)
                .map(OrderRepository::order)
                .findOne());
    }

    /** The orders of a customer and all merged into it ({@code CustomerRepository.group}), the newest first. */
    public List<Order> ofCustomers(List<CustomerId> customers) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT order_id, customer_id, ordered_at, product, quantity, quantity_unit, unit_price, amount, status, due_at, paid_at,
                               paid_amount, source_system
                        FROM customer_orders WHERE customer_id = ANY(:customers) ORDER BY ordered_at DESC, order_id
                        """)
                .bindArray(
                        "customers",
                        String.class,
                        customers.stream().map(CustomerId::value).toArray())
                .map(OrderRepository::order)
                .list());
    }

    /** Orders by id, the newest first; unknown ids are left out. */
    public List<Order> byIds(List<String> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT order_id, customer_id, ordered_at, product, quantity, quantity_unit, unit_price, amount, status, due_at, paid_at,
                               paid_amount, source_system
                        FROM customer_orders WHERE order_id = ANY(:ids) ORDER BY ordered_at DESC, order_id
                        """)
                .bindArray("ids", String.class, ids.toArray())
                .map(OrderRepository::order)
                .list());
    }

    private static Order order(ResultSet row, StatementContext context) throws SQLException {
        return new Order(
                row.getString("order_id"),
                new CustomerId(row.getString("customer_id")),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("product")),
                number(row, "quantity"),
                Optional.ofNullable(row.getString("quantity_unit")),
                number(row, "unit_price"),
                number(row, "amount"),
                Optional.ofNullable(row.getString("status")),
                time(row, "due_at"),
                time(row, "paid_at"),
                number(row, "paid_amount"),
                Optional.ofNullable(row.getString("source_system")).orElse(""));
    }

    private static Optional<BigDecimal> number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column)).map(BigDecimal::stripTrailingZeros);
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
