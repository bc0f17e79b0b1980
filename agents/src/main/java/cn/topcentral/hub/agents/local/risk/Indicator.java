package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import java.time.LocalDate;
import java.util.List;

/**
 * Something noticed.
 *
 * @param text with its figure, for people
 * @param weight how much it says by itself, 0 to 1
 * @param since when it began, by the records
 * @param actions what to do about it
 */
record Indicator(String text, double weight, LocalDate since, Proofs proofs, List<String> actions) {
    Indicator {
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("A weight is above 0 and at most 1, got " + weight);
        }
        actions = List.copyOf(actions);
    }
}
