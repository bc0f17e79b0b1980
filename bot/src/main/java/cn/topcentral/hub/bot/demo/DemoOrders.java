package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.order.Order;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The orders a customer's matters came to, as an ERP would list them: the goods, price and number that were spoken of. */
final class DemoOrders {
    private static final Set<String> ORDERING = Set.of("补货", "急单");

    /** The matter of a customer who does not pay. */
    private static final String OWING = "欠款";

    /** So many of such a customer's last orders are what it is dunned for. */
    private static final int OPEN_ORDERS = 2;

    private static final int DAYS_TO_DELIVER = 5;
    private static final int MOST_DAYS_LATE = 6;

    private final DemoCustomer customer;
    private final Instant now;
    private final WorkCalendar calendar;

    DemoOrders(DemoCustomer customer, Clock clock, WorkCalendar calendar) {
        this.customer = customer;
        this.now = clock.instant();
        this.calendar = calendar;
    }

    List<Order> of(List<Year.Told> matters) {
        List<Year.Told> ordered = matters.stream()
                .filter(matter -> ORDERING.contains(matter.plot()))
                .filter(matter -> !at(matter.start(), 10).isAfter(now))
                .toList();
        boolean owes = matters.stream().anyMatch(matter -> matter.plot().equals(OWING));
        int paidUpTo = owes ? ordered.size() - OPEN_ORDERS : ordered.size();
        return IntStream.range(0, ordered.size())
                .mapToObj(i -> order(ordered.get(i), i >= paidUpTo))
                .toList();
    }

    private Order order(Year.Told matter, boolean owed) {
        Map<String, String> facts = matter.facts();
        String number = fact(facts, "订单号");
        BigDecimal tonnes = new BigDecimal(fact(facts, "数量").replace("吨", ""));
        BigDecimal price = new BigDecimal(fact(facts, "单价").replace(",", ""));
        BigDecimal amount = tonnes.multiply(price);
        LocalDate due = calendar.plus(matter.start(), DAYS_TO_DELIVER).plusDays(customer.credit());
        Optional<Instant> paid = Optional.of(
                        at(calendar.onOrAfter(due.plusDays(Math.floorMod(number.hashCode(), MOST_DAYS_LATE))), 15))
                .filter(day -> !owed && day.isBefore(now));
        return new Order(
                number,
                new CustomerId(customer.id()),
                at(matter.start(), 10),
                Optional.of(fact(facts, "产品")),
                Optional.of(tonnes),
                Optional.of("吨"),
                Optional.of(price),
                Optional.of(amount),
                Optional.of(paid.isPresent() ? "已付款" : "未付款"),
                Optional.of(at(due, 18)),
                paid,
                paid.map(day -> amount),
                "demo");
    }

    private static String fact(Map<String, String> facts, String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(DraftParts.ZONE).toInstant();
    }
}
