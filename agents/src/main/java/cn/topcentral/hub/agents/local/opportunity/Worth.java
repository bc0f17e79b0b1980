package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Wording;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.history.HistoryPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How much a need is worth.
 *
 * @param quantity as said, the latest repeated need before the latest single amount
 * @param price in CNY per tonne
 * @param value of a year for repeated needs, of the one purchase otherwise; empty when the price or the weight is unknown, or only a sample was spoken of
 */
record Worth(Optional<Quantity> quantity, Optional<BigDecimal> price, Optional<BigDecimal> value) {
    private static final Duration PRICES_HOLD = Duration.ofDays(365);
    private static final BigDecimal SAMPLE_TONNES = new BigDecimal("0.2");

    static Worth of(Episode episode, Dealings dealings) {
        Optional<Quantity> repeated = last(Stream.concat(repeatedAnalysed(episode), repeatedSaid(episode))
                .sorted(Comparator.comparing(Timed::time))
                .map(Timed::quantity));
        Optional<Quantity> single = repeated.isPresent() ? Optional.empty() : single(episode, false);
        Optional<Quantity> sample =
                repeated.isPresent() || single.isPresent() ? Optional.empty() : single(episode, true);
        Optional<BigDecimal> price = price(episode, dealings);
        Optional<BigDecimal> value = repeated.or(() -> single)
                .flatMap(Amount::tonnesOfValue)
                .flatMap(tonnes -> price.map(tonnes::multiply))
                .map(money -> money.setScale(0, RoundingMode.HALF_UP))
                .filter(money -> money.signum() > 0);
        return new Worth(repeated.or(() -> single).or(() -> sample), price, value);
    }

    private record Timed(Instant time, Quantity quantity) {}

    /** What it is worth, for a sentence: {@code ，按15,200元/吨算一年约912万元}; empty when it is unknown. */
    String text() {
        return value.map(money -> "，按" + price.map(Wording::price).orElse("") + "算" + (repeated() ? "一年" : "") + "约"
                        + Wording.money(money))
                .orElse("");
    }

    boolean repeated() {
        return quantity.flatMap(Quantity::per).isPresent();
    }

    /** The price said for the family by a side lately, the last one. */
    static Optional<HistoryPrice> said(Episode episode, Dealings dealings, Predicate<Speaker> by) {
        Set<String> records = new HashSet<>();
        episode.touches().stream()
                .filter(Touch::main)
                .forEach(touch -> records.add(touch.record().id().value()));
        Instant from = dealings.history().asOf().minus(PRICES_HOLD);
        return dealings.history().prices().stream()
                .filter(said -> by.test(said.price().saidBy()) && !said.time().isBefore(from))
                .filter(said -> said.price()
                        .product()
                        .flatMap(dealings.grades()::of)
                        .map(grade -> grade.family().equals(episode.family()))
                        .orElseGet(() -> records.contains(said.record().value())))
                .max(Comparator.comparing(HistoryPrice::time));
    }

    /** Our last offer, their last word, what A10 read in the talk, what they last paid, the catalogue: the first there is. */
    private static Optional<BigDecimal> price(Episode episode, Dealings dealings) {
        return said(episode, dealings, by -> by != Speaker.CUSTOMER)
                .or(() -> said(episode, dealings, by -> by == Speaker.CUSTOMER))
                .map(said -> said.price().perTonne())
                .or(() -> last(mainAnalyses(episode).flatMap(analysis -> analysis.price().stream())))
                .or(() -> last(episode.purchases().stream().flatMap(purchase -> purchase.pricePerTonne().stream())))
                .or(() -> dealings.grades().catalogue().family(episode.family()).flatMap(family -> family.price()));
    }

    private static Stream<Timed> repeatedAnalysed(Episode episode) {
        return episode.touches().stream()
                .filter(Touch::main)
                .flatMap(touch -> touch.record().analysis().flatMap(RecordAnalysis::quantity).stream()
                        .filter(quantity -> quantity.per().isPresent())
                        .map(quantity -> new Timed(touch.time(), quantity)));
    }

    private static Stream<Timed> repeatedSaid(Episode episode) {
        return episode.sayings().stream().flatMap(saying -> Amount.repeated(saying.text()).stream()
                .limit(1)
                .map(quantity -> new Timed(saying.time(), quantity)));
    }

    private static Optional<Quantity> single(Episode episode, boolean sample) {
        return last(episode.touches().stream()
                .filter(touch -> touch.main() && touch.theirs())
                .flatMap(touch -> touch.record().analysis().flatMap(RecordAnalysis::quantity).stream()
                        .filter(quantity -> quantity.per().isEmpty())
                        .filter(quantity -> isSample(touch, quantity) == sample)));
    }

    /** Bags to try and tonnes for a trial say nothing about the need. */
    private static boolean isSample(Touch touch, Quantity quantity) {
        return touch.stage() == Stage.SAMPLE
                || touch.stage() == Stage.TRIAL
                || Amount.tonnes(quantity.value(), quantity.unit())
                        .filter(tonnes -> tonnes.compareTo(SAMPLE_TONNES) < 0)
                        .isPresent();
    }

    private static Stream<RecordAnalysis> mainAnalyses(Episode episode) {
        return episode.touches().stream().filter(Touch::main).flatMap(touch -> touch.record().analysis().stream());
    }

    private static <T> Optional<T> last(Stream<T> values) {
        List<T> all = values.toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
