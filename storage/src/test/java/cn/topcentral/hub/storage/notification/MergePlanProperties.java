package cn.topcentral.hub.storage.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** The rule of merging, whatever waits and whatever the budget. */
class MergePlanProperties {
    private static final int RESERVE = 4;

    @Property(tries = 500)
    void allGoOutWithinTheBudgetAndNoneIsLostOrToldTwice(
            @ForAll("waiting") List<WaitingPush> waiting, @ForAll @IntRange(min = 0, max = 24) int free) {
        int forOthers = Math.max(0, free - RESERVE);
        MergePlan plan = MergePlan.of(waiting, free, forOthers);

        List<Long> merged = plan.summaries().stream().flatMap(List::stream).toList();
        assertThat(new HashSet<>(merged)).hasSameSizeAs(merged);
        assertThat(waiting).extracting(WaitingPush::id).containsAll(merged);
        assertThat(waiting.stream().filter(push -> !push.mergeable())).noneMatch(push -> merged.contains(push.id()));
        assertThat(plan.summaries()).allMatch(summary -> summary.size() > 1);
        if (waiting.stream().allMatch(WaitingPush::mergeable)) {
            long urgent = waiting.stream().filter(MergePlanProperties::isUrgent).count();
            long allowedOthers = Math.min(forOthers, free - Math.min(free, urgent));
            assertThat(messages(waiting, plan, true)).isLessThanOrEqualTo(free == 0 ? urgent : free);
            assertThat(messages(waiting, plan, false))
                    .isLessThanOrEqualTo(allowedOthers == 0 ? waiting.size() - urgent : allowedOthers);
        }
    }

    /** How many messages the urgent ones take, or the others. */
    private static long messages(List<WaitingPush> waiting, MergePlan plan, boolean urgent) {
        Set<Long> own = waiting.stream()
                .filter(push -> isUrgent(push) == urgent)
                .map(WaitingPush::id)
                .collect(Collectors.toSet());
        List<List<Long>> summaries = plan.summaries().stream()
                .filter(summary -> own.contains(summary.get(0)))
                .toList();
        return own.size() - summaries.stream().mapToLong(List::size).sum() + summaries.size();
    }

    private static boolean isUrgent(WaitingPush push) {
        return push.kind() == NotificationKind.URGENT;
    }

    @Property(tries = 300)
    void thePressingOnesOfAKindAreShownSinglyBeforeTheOthers(
            @ForAll("waiting") List<WaitingPush> waiting, @ForAll @IntRange(min = 1, max = 24) int free) {
        MergePlan plan = MergePlan.of(waiting, free, Math.max(0, free - RESERVE));

        Set<Long> merged = new HashSet<>();
        plan.summaries().forEach(merged::addAll);
        for (WaitingPush one : waiting) {
            for (WaitingPush later : waiting) {
                if (one.kind() == later.kind()
                        && one.id() < later.id()
                        && later.mergeable()
                        && merged.contains(one.id())) {
                    assertThat(merged).contains(later.id());
                }
            }
        }
    }

    @Property(tries = 200)
    void nothingIsMergedThatFits(@ForAll("waiting") List<WaitingPush> waiting) {
        assertThat(MergePlan.of(waiting, waiting.size() + RESERVE, waiting.size())
                        .summaries())
                .isEmpty();
    }

    @Example
    void aStormLeavesTheUrgentAndTheReportAlone() {
        List<WaitingPush> waiting = new ArrayList<>();
        waiting.add(push(1, NotificationKind.URGENT));
        IntStream.rangeClosed(2, 501).forEach(id -> waiting.add(push(id, NotificationKind.ALERT)));
        waiting.add(push(502, NotificationKind.REPORT));

        MergePlan plan = MergePlan.of(waiting, 20, 16);

        // 16 without the urgent one: 14 alerts, a summary of the other 486, the report.
        assertThat(plan.summaries())
                .singleElement()
                .satisfies(summary ->
                        assertThat(summary).hasSize(486).startsWith(16L).endsWith(501L));
    }

    @Example
    void moreKindsThanMessagesShareTheLast() {
        List<WaitingPush> waiting = List.of(
                push(1, NotificationKind.ALERT),
                push(2, NotificationKind.ALERT),
                push(3, NotificationKind.REMINDER),
                push(4, NotificationKind.REPORT));

        assertThat(MergePlan.of(waiting, 6, 2).summaries()).containsExactly(List.of(1L, 2L), List.of(3L, 4L));
        assertThat(MergePlan.of(waiting, 5, 1).summaries()).containsExactly(List.of(1L, 2L, 3L, 4L));
        assertThat(MergePlan.of(waiting, 4, 0).summaries()).isEmpty();
    }

    @Provide
    Arbitrary<List<WaitingPush>> waiting() {
        Arbitrary<NotificationKind> kinds = Arbitraries.of(NotificationKind.class);
        Arbitrary<Boolean> mergeable =
                Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false)));
        return Combinators.combine(kinds, mergeable)
                .as((kind, can) -> new WaitingPush(0, kind, can))
                .list()
                .ofMaxSize(60)
                .map(MergePlanProperties::numbered);
    }

    private static List<WaitingPush> numbered(List<WaitingPush> pushes) {
        List<WaitingPush> sorted =
                pushes.stream().sorted(Comparator.comparing(WaitingPush::kind)).toList();
        return IntStream.range(0, sorted.size())
                .mapToObj(id -> new WaitingPush(
                        id, sorted.get(id).kind(), sorted.get(id).mergeable()))
                .toList();
    }

    private static WaitingPush push(long id, NotificationKind kind) {
        return new WaitingPush(id, kind, true);
    }
}
