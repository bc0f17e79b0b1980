package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.agents.local.words.Sayings;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.OrderBook;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.order.Order;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a customer bought, by family. The order list counts where there is one; otherwise the records in which they ordered do, those of three days as
 * one, because an order is talked about more than once.
 */
final class Purchases {
    private static final Duration SAME_ORDER = Duration.ofDays(3);
    private static final Duration NEAR = Duration.ofDays(10);

    private final Map<String, List<Purchase>> byFamily = new TreeMap<>();

    private Purchases() {}

    static Purchases of(
            CustomerStatistics statistics, Map<String, List<Touch>> touches, Sayings sayings, Grades grades) {
        Purchases purchases = new Purchases();
        if (statistics.orders().orders().isEmpty()) {
            touches.forEach((family, all) -> purchases.addSpoken(all, sayings));
        } else {
            Map<String, NavigableMap<Instant, Touch>> spoken = orderTalks(touches);
            statistics.orders().orders().forEach(order -> purchases.add(order, spoken, sayings, grades));
        }
        return purchases;
    }

    List<Purchase> of(String family) {
        return byFamily.getOrDefault(family, List.of());
    }

    Map<String, List<Purchase>> all() {
        return byFamily;
    }

    /** What a customer means who asks for a price without saying of what: the grade of at least half of all they bought. */
    Optional<Grade> usual() {
        int all = byFamily.values().stream().mapToInt(List::size).sum();
        return byFamily.entrySet().stream()
                .filter(family ->
                        !family.getKey().isEmpty() && 2 * family.getValue().size() >= all)
                .map(family ->
                        family.getValue().get(family.getValue().size() - 1).grade())
                .findFirst();
    }

    boolean bought(String family) {
        return byFamily.containsKey(family);
    }

    static Instant last(List<Purchase> purchases) {
        return purchases.isEmpty()
                ? Instant.MIN
                : purchases.get(purchases.size() - 1).time();
    }

    private static Map<String, NavigableMap<Instant, Touch>> orderTalks(Map<String, List<Touch>> touches) {
        Map<String, NavigableMap<Instant, Touch>> talks = new TreeMap<>();
        touches.forEach((family, all) -> all.stream()
                .filter(touch -> touch.about(IntentCategory.ORDER))
                .forEach(touch ->
                        talks.computeIfAbsent(family, unused -> new TreeMap<>()).put(touch.time(), touch)));
        return talks;
    }

    private void add(Order order, Map<String, NavigableMap<Instant, Touch>> spoken, Sayings sayings, Grades grades) {
        order.product().flatMap(grades::of).ifPresent(grade -> {
            Optional<BigDecimal> tonnes = OrderBook.tonnes(order);
            // Prices may be per kilogram; the amount per tonne is the same in every unit.
            Optional<BigDecimal> price = tonnes.filter(amount -> amount.signum() > 0)
                    .flatMap(amount ->
                            OrderBook.amount(order).map(money -> money.divide(amount, MathContext.DECIMAL64)));
            Instant time = order.orderedAt();
            Optional<Proof> proof = spoken
                    .getOrDefault(grade.family(), Collections.emptyNavigableMap())
                    .subMap(time.minus(NEAR), true, time.plus(NEAR), true)
                    .values()
                    .stream()
                    .findFirst()
                    .flatMap(touch -> words(touch, sayings));
            keep(new Purchase(time, grade, tonnes, price, proof));
        });
    }

    private void addSpoken(List<Touch> touches, Sayings sayings) {
        Instant before = Instant.MIN;
        for (Touch touch : touches) {
            if (touch.main() && touch.theirs() && Ordering.placed(touch.record())) {
                if (before.isBefore(touch.time().minus(SAME_ORDER))) {
                    keep(new Purchase(
                            touch.time(),
                            touch.grade(),
                            touch.record()
                                    .analysis()
                                    .flatMap(RecordAnalysis::quantity)
                                    .filter(quantity -> quantity.per().isEmpty())
                                    .flatMap(quantity -> Amount.tonnes(quantity.value(), quantity.unit())),
                            touch.record().analysis().flatMap(RecordAnalysis::price),
                            words(touch, sayings)));
                    before = touch.time();
                }
            }
        }
    }

    private void keep(Purchase purchase) {
        byFamily.computeIfAbsent(purchase.grade().family(), family -> new ArrayList<>())
                .add(purchase);
    }

    private static Optional<Proof> words(Touch touch, Sayings sayings) {
        return Sayings.firstTelling(sayings.in(touch.record()))
                .flatMap(Saying::proof)
                .or(() -> Proof.of(touch.record()));
    }
}
