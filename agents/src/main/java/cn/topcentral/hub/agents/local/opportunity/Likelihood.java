package cn.topcentral.hub.agents.local.opportunity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How likely a sale is: the share of its stage, moved by what is known. The formula is in {@code docs/agents/a12.md}.
 *
 * @param base the share of the stage, 0 to 1
 * @param silentDays since the customer's last word on it
 * @param mood mean of the latest sentiment scores, 0 to 1
 * @param competitor whether they compare us with somebody
 * @param gap how much cheaper the other price is, as a share of ours; 0 when unknown
 * @param unanswered whether they wait for us
 * @param agreed whether they said that they want to buy from us
 * @param customer whether they bought from us within a year
 */
record Likelihood(
        double base,
        int silentDays,
        double mood,
        boolean competitor,
        double gap,
        boolean unanswered,
        boolean agreed,
        boolean customer) {

    BigDecimal value() {
        double value = base * freshness()
                + 0.2 * (mood - 0.5)
                - (competitor ? 0.05 : 0)
                - Math.min(0.15, Math.max(0, gap))
                - (unanswered ? 0.05 : 0)
                + (agreed ? 0.1 : 0)
                + (customer ? 0.05 : 0);
        return BigDecimal.valueOf(Math.max(0.05, Math.min(0.95, value))).setScale(2, RoundingMode.HALF_UP);
    }

    private double freshness() {
        if (silentDays <= 7) {
            return 1.15;
        }
        if (silentDays <= 30) {
            return 1;
        }
        if (silentDays <= 60) {
            return 0.85;
        }
        if (silentDays <= 120) {
            return 0.6;
        }
        return silentDays <= 365 ? 0.4 : 0.25;
    }
}
