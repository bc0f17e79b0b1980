package cn.topcentral.hub.agents.evaluation;

import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.Quantity;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How well facts were found. Lists are compared as sets within each record and counted over all records together (micro): products and
 * competitors without regard to case, width, blanks and {@code 杠} for {@code -}, dates by first and last day. Price and quantity count as right
 * when both say the same, none included; {@code …WhereLabelled} leaves out the records that have none.
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ExtractionScores(
        FactScore products,
        FactScore dates,
        FactScore competitors,
        FactScore followUpPresence,
        double priceExact,
        double priceExactWhereLabelled,
        double quantityExact,
        double quantityExactWhereLabelled) {

    /** Precision, recall and F1; {@code support} is how many facts are labelled. */
    public record FactScore(double precision, double recall, double f1, int support) {
        static FactScore of(Counts counts) {
            return new FactScore(counts.precision(), counts.recall(), counts.f1(), counts.right() + counts.missed());
        }
    }

    static ExtractionScores of(List<Evaluation.Pair> pairs) {
        return new ExtractionScores(
                sets(pairs, labels -> named(labels.products())),
                sets(pairs, labels -> days(labels.dates())),
                sets(pairs, labels -> named(labels.competitors())),
                sets(pairs, labels -> labels.followUp().isEmpty() ? Set.of() : Set.of("some")),
                exact(pairs, labels -> labels.price().map(ExtractionScores::plain), false),
                exact(pairs, labels -> labels.price().map(ExtractionScores::plain), true),
                exact(pairs, labels -> labels.quantity().map(ExtractionScores::amount), false),
                exact(pairs, labels -> labels.quantity().map(ExtractionScores::amount), true));
    }

    private static FactScore sets(List<Evaluation.Pair> pairs, Function<AnnotationLabels, Set<String>> facts) {
        Counts counts = new Counts(0, 0, 0);
        for (Evaluation.Pair pair : pairs) {
            Set<String> expected = facts.apply(pair.expected());
            Set<String> actual = facts.apply(pair.actual());
            Set<String> both = new HashSet<>(expected);
            both.retainAll(actual);
            counts = counts.plus(new Counts(both.size(), actual.size() - both.size(), expected.size() - both.size()));
        }
        return FactScore.of(counts);
    }

    private static double exact(
            List<Evaluation.Pair> pairs, Function<AnnotationLabels, Optional<String>> fact, boolean labelledOnly) {
        return pairs.stream()
                .filter(pair -> !labelledOnly || fact.apply(pair.expected()).isPresent())
                .mapToInt(pair -> fact.apply(pair.expected()).equals(fact.apply(pair.actual())) ? 1 : 0)
                .average()
                .orElse(1);
    }

    private static Set<String> named(List<String> names) {
        Set<String> plain = new HashSet<>();
        names.forEach(name -> plain.add(plain(name)));
        return plain;
    }

    private static Set<String> days(List<DateMention> dates) {
        Set<String> days = new HashSet<>();
        dates.forEach(date -> days.add(date.start() + "/" + date.end()));
        return days;
    }

    private static String amount(Quantity quantity) {
        return plain(quantity.value()) + " " + plain(quantity.unit()) + " "
                + quantity.per().map(ExtractionScores::plain).orElse("");
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('杠', '-')
                .replaceAll("\\s+", "");
    }
}
