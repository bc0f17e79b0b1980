package cn.topcentral.hub.templates.alert;

import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An alert as a card shows it. Texts are as they were found; the card cleans them.
 *
 * @param id what people type
 * @param label the kind in a word: 客户流失, or what an urgent communication is about
 * @param reason why it is an alert; may quote the customer
 * @param indicators what was noticed, each with its figure
 * @param actions what to do, the first first
 * @param since when it began
 * @param handled what somebody did about it
 * @param silencedUntil while it is silenced
 */
public record AlertItem(
        long id,
        boolean urgent,
        String label,
        AlertLevel level,
        int score,
        AlertState state,
        String reason,
        List<String> indicators,
        List<String> actions,
        Instant since,
        Optional<Handled> handled,
        Optional<Instant> silencedUntil) {
    public AlertItem {
        indicators = List.copyOf(indicators);
        actions = List.copyOf(actions);
    }

    /**
     * What somebody did.
     *
     * @param by the name of whoever did it
     * @param assignee the name of whoever is to see to it
     */
    public record Handled(String by, Instant at, Optional<String> result, Optional<String> assignee) {}

    boolean open() {
        return state == AlertState.FIRING;
    }

    /** Whether it was handed to somebody who did nothing about it yet. */
    boolean pending() {
        return state == AlertState.ACKNOWLEDGED
                && handled.filter(done -> done.assignee().isPresent()
                                && !done.assignee().get().equals(done.by()))
                        .isPresent();
    }

    AlertItem withoutResult() {
        return new AlertItem(
                id,
                urgent,
                label,
                level,
                score,
                state,
                reason,
                indicators,
                actions,
                since,
                handled.map(done -> new Handled(done.by(), done.at(), Optional.empty(), done.assignee())),
                silencedUntil);
    }
}
