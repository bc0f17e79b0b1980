package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.risk.RiskAssessment.RiskAlert;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.storage.customer.Customer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes an alert of what a rule noticed: score, level, id, escalation. The formulas are in docs/agents/a14.md. */
final class Alerts {
    static final String HIGH = "high";
    static final String MEDIUM = "medium";
    static final String LOW = "low";
    private static final int HIGH_FROM = 70;
    private static final int MEDIUM_FROM = 40;

    /** Below it there may be something, but nothing to call anybody for. */
    private static final int ALERT_FROM = 20;

    private static final int DIRECTOR_FROM = 85;
    private static final BigDecimal DIRECTOR_AMOUNT = BigDecimal.valueOf(500_000);
    private static final int MOST_ACTIONS = 4;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);

    private Alerts() {}

    /** The alert for some indicators; empty when together they weigh too little. */
    static Optional<RiskAlert> of(RiskRule rule, List<Indicator> indicators, CustomerStatistics statistics) {
        int score = score(indicators);
        if (score < ALERT_FROM) {
            return Optional.empty();
        }
        Customer customer = statistics.history().customer();
        LocalDate since = indicators.stream()
                .map(Indicator::since)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Impact impact = rule.impact(statistics);
        boolean escalate = score >= HIGH_FROM;
        boolean director = score >= DIRECTOR_FROM || impact.amount().compareTo(DIRECTOR_AMOUNT) >= 0;
        return Optional.of(new RiskAlert(
                id(customer, rule.type(), since),
                customer.id().value(),
                customer.displayName(),
                rule.type().code(),
                level(score),
                score,
                indicators.stream().map(Indicator::text).toList(),
                since,
                impact.text(),
                indicators.stream()
                        .flatMap(indicator -> indicator.actions().stream())
                        .distinct()
                        .limit(MOST_ACTIONS)
                        .toList(),
                escalate,
                escalate ? Optional.of(director ? "sales_director" : "sales_manager") : Optional.empty()));
    }

    /** As of independent causes: 100 × (1 − ∏(1 − weight)). More indicators never lower it, and it never passes 100. */
    static int score(List<Indicator> indicators) {
        double none = indicators.stream()
                .mapToDouble(indicator -> 1 - indicator.weight())
                .reduce(1, (left, right) -> left * right);
        return (int) Math.round(100 * (1 - none));
    }

    static String level(int score) {
        if (score >= HIGH_FROM) {
            return HIGH;
        }
        return score >= MEDIUM_FROM ? MEDIUM : LOW;
    }

    /** The same for one customer, type and month in which it began, so a repeated look gives the same id. */
    private static String id(Customer customer, RiskType type, LocalDate since) {
        String month = MONTH.format(since);
        String key = customer.id().value() + "/" + type.code() + "/" + month;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "RISK-" + month + "-" + HexFormat.of().withUpperCase().formatHex(hash, 0, 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
