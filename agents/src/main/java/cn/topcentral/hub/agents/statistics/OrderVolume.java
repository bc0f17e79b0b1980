package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.order.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How much is ordered in 90 days, against the 90 days before and before. In tonnes when all orders have a weight, in CNY otherwise.
 *
 * @param current of the last 90 days
 * @param due the part of the next order that has fallen due by the usual gap, at most the size of the last; without it a regular customer would seem
 *     to buy less on the eve of every order
 * @param baseline the mean of the one to four windows before, counted from the first order
 */
public record OrderVolume(boolean inTonnes, BigDecimal current, BigDecimal due, BigDecimal baseline) {
    /** The length of a window. */
    public static final int WINDOW_DAYS = 90;

    private static final int LEAST_WINDOWS = 2;
    private static final int MOST_WINDOWS = 4;
    private static final int LEAST_ORDERS = 4;

    /** Who orders more seldom has windows without an order by chance. */
    private static final int LONGEST_GAP_DAYS = 45;

    private static final double DECLINED = 0.7;

    /** Empty for fewer than two windows or four orders before, and for who usually orders less than every 45 days. */
    public static Optional<OrderVolume> of(OrderBook book) {
        Period recent = Period.upTo(book.asOf(), WINDOW_DAYS);
        List<Order> before = book.orders().stream()
                .filter(order -> !order.orderedAt().isAfter(recent.from()))
                .toList();
        if (before.size() < LEAST_ORDERS || book.rhythm().gaps().median() > LONGEST_GAP_DAYS) {
            return Optional.empty();
        }
        Instant first = before.get(0).orderedAt();
        // The day of the first order is part of the first window.
        long days = Duration.between(first, recent.from()).toDays() + 1;
        int windows = (int) Math.min(MOST_WINDOWS, days / WINDOW_DAYS);
        if (windows < LEAST_WINDOWS) {
            return Optional.empty();
        }
        boolean inTonnes =
                book.orders().stream().allMatch(order -> OrderBook.tonnes(order).isPresent());
        List<Order> usual =
                book.in(new Period(recent.from().minus(Duration.ofDays((long) windows * WINDOW_DAYS)), recent.from()));
        return Optional.of(new OrderVolume(
                        inTonnes,
                        sum(book.in(recent), inTonnes),
                        due(book, inTonnes),
                        Wording.decimal(sum(usual, inTonnes).doubleValue() / windows, 2)))
                .filter(volume -> volume.baseline().signum() > 0);
    }

    /** The last 90 days with what has fallen due. */
    public BigDecimal expected() {
        return current.add(due);
    }

    /** How much less that is, as a share of the usual; negative when it is more. */
    public double drop() {
        return 1 - expected().doubleValue() / baseline.doubleValue();
    }

    /** Whether it is at most 70 % of the usual. */
    public boolean declining() {
        return 1 - drop() <= DECLINED;
    }

    /** One of its amounts with the unit. */
    public String text(BigDecimal amount) {
        return inTonnes ? Wording.tonnes(amount) : Wording.money(amount);
    }

    private static BigDecimal due(OrderBook book, boolean inTonnes) {
        Rhythm rhythm = book.rhythm();
        double share =
                Math.min(1, rhythm.silentDays() / Math.max(1, rhythm.gaps().median()));
        BigDecimal last = sum(
                book.orders().subList(book.orders().size() - 1, book.orders().size()), inTonnes);
        return Wording.decimal(last.doubleValue() * share, 2);
    }

    private static BigDecimal sum(List<Order> orders, boolean inTonnes) {
        return inTonnes ? OrderBook.totalTonnes(orders) : OrderBook.totalAmount(orders);
    }
}
