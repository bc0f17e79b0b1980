package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.local.words.Rivals;
import cn.topcentral.hub.agents.local.words.Saying;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.communication.RecordId;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All talk of one need: one family of material, however many threads, channels and messages.
 *
 * @param touches oldest first; the customer had a word in at least one
 * @param sayings what the customer said in them, oldest first
 * @param purchases of the family, also those before
 */
record Episode(String family, List<Touch> touches, List<Saying> sayings, List<Purchase> purchases) {
    /** From so many purchases of a year on the family is bought regularly. */
    static final int REGULAR = 3;

    static Episode of(String family, List<Touch> touches, Dealings dealings) {
        Set<RecordId> seen = new HashSet<>();
        return new Episode(
                family,
                List.copyOf(touches),
                touches.stream()
                        .filter(touch -> seen.add(touch.record().id()))
                        .flatMap(touch -> dealings.sayings().in(touch.record()).stream()
                                .filter(saying ->
                                        isMeant(touch, dealings.grades().familiesIn(saying.text()))))
                        .toList(),
                List.copyOf(dealings.purchases().of(family)));
    }

    /** In a talk about several materials, a sentence speaks of those it names, else of the main one. */
    private static boolean isMeant(Touch touch, Set<String> named) {
        return named.isEmpty() ? touch.main() : named.contains(touch.grade().family());
    }

    /** What they bought before it began. */
    boolean boughtBefore(Purchase purchase) {
        return purchase.time().isBefore(since());
    }

    Instant since() {
        return touches.get(0).time();
    }

    /** The last time the customer had a word in it. */
    Touch theirLast() {
        return touches.stream()
                .filter(Touch::theirs)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** The first time the customer had a word in it. */
    Touch theirFirst() {
        return touches.stream().filter(Touch::theirs).findFirst().orElseThrow();
    }

    /** The furthest step; who buys regularly is at the last. */
    Stage stage() {
        Stage said = touches.stream().map(Touch::stage).reduce(Stage.INQUIRY, Stage::furthest);
        if (purchases.isEmpty()) {
            return said;
        }
        return purchases.size() >= REGULAR ? Stage.BULK : said.furthest(Stage.SMALL_ORDER);
    }

    /** The grade named most often, of equals the one named last; the family where none was. */
    String product() {
        Map<String, Long> counts = touches.stream()
                .map(Touch::grade)
                .filter(Grade::particular)
                .collect(Collectors.groupingBy(Grade::name, Collectors.counting()));
        return touches.stream()
                .map(touch -> touch.grade().name())
                .filter(counts::containsKey)
                .reduce((best, next) -> counts.getOrDefault(next, 0L) >= counts.getOrDefault(best, 0L) ? next : best)
                .orElse(family);
    }

    /** The product for a sentence. */
    String productText() {
        return product().isEmpty() ? "未指明牌号的料" : product();
    }

    /** Whom they compare us with, in the order of mention. */
    List<String> competitors() {
        Set<String> names = new LinkedHashSet<>();
        touches.stream()
                .filter(touch -> touch.main() && touch.theirs())
                .flatMap(touch -> touch.record().analysis().map(RecordAnalysis::competitors).stream())
                .forEach(names::addAll);
        return Rivals.named(names);
    }
}
