package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Claim;
import cn.topcentral.hub.agents.finding.Claims;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.insight.CustomerInsight.Component;
import cn.topcentral.hub.agents.insight.CustomerInsight.RelationshipHealth;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Trend;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The score of the relationship: the weighted mean of its components, of which those without data are left out. */
final class Health {
    /** How far back the score is computed again for the trend. */
    static final int TREND_DAYS = 90;

    private static final int UNKNOWN = 50;
    private static final int TREND_POINTS = 5;

    private final List<Measured> components;
    private final Optional<Integer> change;

    private Health(List<Measured> components, Optional<Integer> change) {
        this.components = components;
        this.change = change;
    }

    /**
     * A component.
     *
     * @param weight before those without data are left out
     */
    record Measured(String name, double value, double weight, String explanation, Proofs proofs) {}

    static Health of(CustomerStatistics statistics) {
        List<Measured> now = HealthComponents.of(statistics);
        List<Measured> before =
                HealthComponents.of(CustomerStatistics.of(earlier(statistics.history()), statistics.workingHours()));
        return new Health(now, change(now, before));
    }

    int score() {
        return components.isEmpty() ? UNKNOWN : (int) Math.round(mean(components));
    }

    RelationshipHealth claim(Claims claims) {
        double weights = components.stream().mapToDouble(Measured::weight).sum();
        List<Component> shown = components.stream()
                .map(part -> new Component(
                        part.name(),
                        (int) Math.round(part.value()),
                        BigDecimal.valueOf(part.weight() / weights).setScale(2, RoundingMode.HALF_UP),
                        part.explanation()))
                .toList();
        Trend trend = Trend.of(change.orElse(0), TREND_POINTS);
        Proofs all = components.stream().map(Measured::proofs).reduce(Proofs.NONE, Proofs::and);
        RelationshipHealth health = claims.single(
                "/relationship_health",
                new Claim<>(new RelationshipHealth(score(), trendWord(trend), assessment(), shown), all));
        for (int i = 0; i < shown.size(); i++) {
            claims.single(
                    "/relationship_health/components/" + i,
                    new Claim<>(shown.get(i), components.get(i).proofs()));
        }
        return health;
    }

    private String assessment() {
        if (components.isEmpty()) {
            return "还没有沟通记录，无从判断";
        }
        Measured best = components.stream()
                .max(Comparator.comparing(part -> part.weight() * part.value()))
                .orElseThrow();
        Measured worst = components.stream()
                .max(Comparator.comparing(part -> part.weight() * (100 - part.value())))
                .orElseThrow();
        String sentence = word() + change.map(Health::changed).orElse("");
        if (worst.value() < 60) {
            return sentence + "；拖后腿的是" + worst.name() + "：" + worst.explanation();
        }
        return sentence + "；最好的是" + best.name() + "：" + best.explanation();
    }

    private String word() {
        int score = score();
        if (score >= 80) {
            return "关系良好";
        }
        if (score >= 60) {
            return "关系平稳";
        }
        return score >= 40 ? "关系偏冷，需要关注" : "关系紧张";
    }

    private static String changed(int points) {
        if (Math.abs(points) < TREND_POINTS) {
            return "，与" + TREND_DAYS + "天前相当";
        }
        return "，比" + TREND_DAYS + "天前" + (points > 0 ? "高" : "低") + Wording.number(Math.abs(points)) + "分";
    }

    private static String trendWord(Trend trend) {
        if (trend == Trend.STABLE) {
            return "stable";
        }
        return trend == Trend.RISING ? "upward" : "downward";
    }

    /** Compared over what both have, or a first order would look like a change of mood. */
    private static Optional<Integer> change(List<Measured> now, List<Measured> before) {
        Map<String, Measured> earlier = before.stream().collect(Collectors.toMap(Measured::name, Function.identity()));
        List<Measured> shared =
                now.stream().filter(part -> earlier.containsKey(part.name())).toList();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        List<Measured> then =
                shared.stream().map(part -> earlier.get(part.name())).toList();
        return Optional.of((int) Math.round(mean(shared) - mean(then)));
    }

    private static double mean(List<Measured> parts) {
        double weights = parts.stream().mapToDouble(Measured::weight).sum();
        return parts.stream().mapToDouble(part -> part.value() * part.weight()).sum() / weights;
    }

    /** The same history before the period; records, orders and tasks later than that are left out by the statistics themselves. */
    private static CustomerHistory earlier(CustomerHistory history) {
        return new CustomerHistory(
                history.customer(),
                history.asOf().minus(Duration.ofDays(TREND_DAYS)),
                history.zone(),
                history.records(),
                history.orders(),
                history.contacts(),
                history.tasks(),
                history.prices(),
                history.omitted());
    }
}
