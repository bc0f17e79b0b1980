package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.order.Order;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a customer ordered, without what was cancelled.
 *
 * @param orders oldest first
 * @param days the days of the orders, each once
 * @param rhythm of those days
 */
public record OrderBook(List<Order> orders, List<LocalDate> days, Rhythm rhythm, Instant asOf) {
    private static final List<String> CANCELLED = List.of("取消", "作废", "退单", "cancel", "void");
    private static final List<String> TONNES = List.of("吨", "t", "mt", "ton", "tons", "tonne", "tonnes");
    private static final List<String> KILOGRAMS = List.of("公斤", "千克", "kg", "kgs");
    private static final int YEAR_DAYS = 365;
    private static final double MONTH_DAYS = YEAR_DAYS / 12.0;

    public OrderBook {
        orders = List.copyOf(orders);
        days = List.copyOf(days);
    }

    public static OrderBook of(List<Order> all, Conversation conversation, WorkingDays workingDays) {
        List<Order> orders = all.stream()
                .filter(order -> !order.orderedAt().isAfter(conversation.asOf()))
                .filter(order -> order.status().map(OrderBook::stands).orElse(true))
                .sorted(Comparator.comparing(Order::orderedAt).thenComparing(Order::id))
                .toList();
        List<LocalDate> days = orders.stream()
                .map(order -> conversation.day(order.orderedAt()))
                .distinct()
                .toList();
        return new OrderBook(orders, days, Rhythm.of(days, conversation.today(), workingDays), conversation.asOf());
    }

    public List<Order> in(Period period) {
        return orders.stream()
                .filter(order -> period.contains(order.orderedAt()))
                .toList();
    }

    /** The worth of an order in CNY, from its amount or else from quantity and price. */
    public static Optional<BigDecimal> amount(Order order) {
        return order.amount()
                .or(() -> order.quantity().flatMap(quantity -> order.unitPrice().map(quantity::multiply)));
    }

    /** The tonnes of an order, where its unit is one of weight. */
    public static Optional<BigDecimal> tonnes(Order order) {
        String unit = order.unit().orElse("").strip().toLowerCase(Locale.ROOT);
        if (TONNES.contains(unit)) {
            return order.quantity();
        }
        return KILOGRAMS.contains(unit) ? order.quantity().map(value -> value.movePointLeft(3)) : Optional.empty();
    }

    public static BigDecimal totalAmount(List<Order> orders) {
        return orders.stream().flatMap(order -> amount(order).stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public static BigDecimal totalTonnes(List<Order> orders) {
        return orders.stream().flatMap(order -> tonnes(order).stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The orders of the year before the last one, that one among them. */
    public List<Order> lastYear() {
        if (orders.isEmpty()) {
            return List.of();
        }
        return in(Period.upTo(orders.get(orders.size() - 1).orderedAt(), YEAR_DAYS));
    }

    /** What {@link #lastYear} brought in a month: its amount divided by the months from its first order to its last, and by a usual gap more. Empty below three orders. */
    public Optional<BigDecimal> monthlyAmount() {
        return perMonth(totalAmount(lastYear()));
    }

    /** Likewise in tonnes. */
    public Optional<BigDecimal> monthlyTonnes() {
        return perMonth(totalTonnes(lastYear()));
    }

    private Optional<BigDecimal> perMonth(BigDecimal total) {
        List<Order> year = lastYear();
        if (year.size() < 3 || total.signum() == 0) {
            return Optional.empty();
        }
        double span = Duration.between(
                                year.get(0).orderedAt(),
                                year.get(year.size() - 1).orderedAt())
                        .toHours()
                / 24.0;
        // The last order lasts as long as the others did on average.
        double months = Math.max(1, Math.min(YEAR_DAYS, span * year.size() / (year.size() - 1)) / MONTH_DAYS);
        return Optional.of(
                total.divide(BigDecimal.valueOf(months), MathContext.DECIMAL64).setScale(2, RoundingMode.HALF_UP));
    }

    private static boolean stands(String status) {
        String lower = status.toLowerCase(Locale.ROOT);
        return CANCELLED.stream().noneMatch(lower::contains);
    }
}
