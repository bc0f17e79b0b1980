package cn.topcentral.hub.agents.statistics;

import cn.topcentral.hub.storage.order.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a customer pays.
 *
 * @param overdue what should have been paid and is not, the longest overdue first
 * @param paid what was paid: for each how many days after it was due, negative when early
 */
public record Payments(List<Due> overdue, List<Due> paid) {
    public Payments {
        overdue = List.copyOf(overdue);
        paid = List.copyOf(paid);
    }

    /**
     * An order with its payment.
     *
     * @param days from the day it was due to the payment, or to now
     * @param amount what is open, or what was paid; empty when the list does not tell
     */
    public record Due(Order order, Instant dueAt, int days, Optional<BigDecimal> amount) {}

    public static Payments of(OrderBook book) {
        List<Due> overdue = book.orders().stream()
                .flatMap(order -> order.dueAt().stream()
                        .filter(due -> due.isBefore(book.asOf()) && !settled(order, book.asOf()))
                        .map(due -> new Due(order, due, days(due, book.asOf()), open(order))))
                .filter(due -> due.days() > 0)
                .sorted(Comparator.comparing(Due::dueAt)
                        .thenComparing(due -> due.order().id()))
                .toList();
        List<Due> paid = book.orders().stream()
                .filter(order -> settled(order, book.asOf()))
                .flatMap(order -> order.dueAt().stream().flatMap(due -> order.paidAt().stream()
                        .map(time -> new Due(order, due, days(due, time), order.paidAmount()))))
                .toList();
        return new Payments(overdue, paid);
    }

    /** How many days after the due date they usually pay; what is early counts as on time. */
    public Spread lateness() {
        return Spread.of(
                paid.stream().mapToDouble(due -> Math.max(0, due.days())).toArray());
    }

    public BigDecimal overdueAmount() {
        return overdue.stream().flatMap(due -> due.amount().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<BigDecimal> open(Order order) {
        return OrderBook.amount(order)
                .map(amount -> amount.subtract(order.paidAmount().orElse(BigDecimal.ZERO)));
    }

    private static boolean settled(Order order, Instant asOf) {
        boolean paid = order.paidAt().filter(time -> !time.isAfter(asOf)).isPresent();
        boolean part = order.paidAmount().isPresent()
                && open(order).filter(rest -> rest.signum() > 0).isPresent();
        return paid && !part;
    }

    private static int days(Instant from, Instant to) {
        return (int) Duration.between(from, to).toDays();
    }
}
