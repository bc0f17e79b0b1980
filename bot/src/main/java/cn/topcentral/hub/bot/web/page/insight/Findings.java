package cn.topcentral.hub.bot.web.page.insight;

import cn.topcentral.hub.storage.insight.Insight;
import cn.topcentral.hub.storage.insight.InsightType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A customer's insights, told apart. One that the last look did not find again is out of date and not shown, unless its agent did not answer then.
 *
 * @param all dismissed ones too
 */
record Findings(List<Insight> all) {
    Findings {
        all = List.copyOf(all);
    }

    /** A16's newest word. */
    Optional<Insight> summary() {
        return all.stream()
                .filter(insight -> insight.type() == InsightType.SUMMARY)
                .max(Comparator.comparing(Insight::updatedAt));
    }

    /** What stands and nobody did anything about, the most important first. */
    List<Insight> open(InsightType... types) {
        Set<InsightType> wanted = Set.of(types);
        return all.stream()
                .filter(insight -> wanted.contains(insight.type()))
                .filter(insight ->
                        insight.status().equals("new") || insight.status().equals("read"))
                .filter(this::current)
                .sorted(Comparator.comparingInt(Insight::importance).reversed().thenComparing(Insight::id))
                .toList();
    }

    /** What was acted on or dismissed, the newest first. */
    List<Insight> handled(String status) {
        return all.stream()
                .filter(insight -> insight.type() != InsightType.SUMMARY)
                .filter(insight -> insight.status().equals(status))
                .sorted(Comparator.comparing(
                                (Insight insight) -> insight.handledAt().orElse(insight.updatedAt()))
                        .reversed())
                .toList();
    }

    /** A14 alone looks at risks more often than A16 at everything. */
    private boolean current(Insight insight) {
        Optional<Insight> summary = summary();
        Optional<Instant> looked = summary.filter(
                        last -> !FoundData.missing(last).contains(insight.generatedBy()))
                .map(Insight::updatedAt);
        if (insight.type() == InsightType.RISK) {
            looked = all.stream()
                    .filter(other -> other.type() == InsightType.RISK)
                    .map(Insight::updatedAt)
                    .max(Comparator.naturalOrder());
        }
        return looked.filter(last -> insight.updatedAt().isBefore(last)).isEmpty();
    }
}
