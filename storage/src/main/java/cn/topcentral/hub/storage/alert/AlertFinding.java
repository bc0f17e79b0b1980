package cn.topcentral.hub.storage.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found.
 *
 * @param score 0 to 100
 * @param topic the intent category of an urgent communication; empty for a risk
 * @param title why it is an alert, in one line
 * @param indicators what was noticed, each with its figure
 * @param impact what it may cost; may be empty
 * @param insight the row of {@code communication_insights} it came from
 * @param began when it began, by the records
 */
public record AlertFinding(
        AlertLevel level,
        int score,
        String topic,
        String title,
        List<String> indicators,
        String impact,
        List<String> actions,
        Optional<String> insight,
        Instant began) {
    public AlertFinding {
        indicators = List.copyOf(indicators);
        actions = List.copyOf(actions);
    }
}
