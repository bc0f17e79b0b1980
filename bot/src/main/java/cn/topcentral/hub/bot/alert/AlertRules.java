package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.alert.AlertDecision.Push;
import cn.topcentral.hub.bot.alert.AlertDecision.Reason;
import cn.topcentral.hub.bot.config.AlertsConfig;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertProgress;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.alert.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what to do about the alerts of one customer, from nothing but the rows and the time: so two hubs decide the same, and after a restart
 * nothing has to be remembered. Deciding again right after a decision was carried out decides nothing. Immutable.
 */
final class AlertRules {
    /** After this long an urgent communication is history. */
    static final Duration URGENT_FOR = Duration.ofDays(14);

    private static final int TOP_STEP = 2;

    private final AlertsConfig config;
    private final AlertHours hours;

    AlertRules(AlertsConfig config, AlertHours hours) {
        this.config = config;
        this.hours = hours;
    }

    /**
     * What is to happen now.
     *
     * @param group all live alerts of one group
     * @param silences those that may hold; others do no harm
     */
    AlertDecision decide(List<Alert> group, List<Silence> silences, Instant now) {
        List<Alert> settled = new ArrayList<>();
        List<Alert> quietly = new ArrayList<>();
        for (Alert alert : group) {
            Alert after = settle(alert, silences, now);
            settled.add(after);
            if (after.state() != alert.state()) {
                quietly.add(after);
            }
        }
        List<Alert> firing = settled.stream()
                .filter(alert -> alert.state() == AlertState.FIRING)
                .filter(alert -> alert.finding().level() != AlertLevel.LOW)
                .filter(alert -> !Inhibition.inhibited(alert, settled))
                .toList();
        List<Push> pushes = pushes(firing, now);
        // One that is pushed is written with its push.
        quietly.removeIf(alert ->
                pushes.stream().flatMap(push -> push.alerts().stream()).anyMatch(pushed -> pushed.id() == alert.id()));
        return new AlertDecision(quietly, pushes);
    }

    private static Alert settle(Alert alert, List<Silence> silences, Instant now) {
        AlertProgress progress = alert.progress();
        boolean history = alert.subject().urgent()
                && !now.isBefore(alert.finding().began().plus(URGENT_FOR))
                && !now.isBefore(progress.firstSeen().plus(URGENT_FOR));
        if (history) {
            return alert.with(progress.in(AlertState.RESOLVED));
        }
        boolean silenced = silences.stream().anyMatch(silence -> silence.covers(alert.subject(), now));
        return switch (alert.state()) {
            case FIRING -> silenced ? alert.with(progress.in(AlertState.SILENCED)) : alert;
            case SILENCED -> silenced ? alert : alert.with(progress.anew(now)).with(Optional.empty());
            case ACKNOWLEDGED, DISMISSED, RESOLVED -> alert;
        };
    }

    private List<Push> pushes(List<Alert> firing, Instant now) {
        List<Push> pushes = new ArrayList<>();
        List<Alert> risks = new ArrayList<>();
        for (Alert alert : firing) {
            if (alert.subject().urgent()) {
                urgent(alert, now).ifPresent(pushes::add);
            } else {
                risks.add(alert);
            }
        }
        together(risks, now).ifPresent(pushes::add);
        // From the alerts as those pushes leave them, so that one may be repeated and go up at the same time.
        Map<Long, Alert> after = new LinkedHashMap<>();
        firing.forEach(alert -> after.put(alert.id(), alert));
        pushes.forEach(push -> push.alerts().forEach(alert -> after.put(alert.id(), alert)));
        escalations(List.copyOf(after.values()), now, pushes);
        return pushes;
    }

    /** An urgent communication has its own card and waits for nothing; only the group is left to sleep. */
    private Optional<Push> urgent(Alert alert, Instant now) {
        boolean loud = !hours.quiet(now, alert.subject().group());
        AlertProgress progress = alert.progress();
        if (progress.pushed().isEmpty()) {
            return Optional.of(push(Reason.FIRST, List.of(alert), true, loud, now));
        }
        if (!loud) {
            return Optional.empty();
        }
        if (due(alert, now)) {
            return Optional.of(push(Reason.REPEAT, List.of(alert), true, true, now));
        }
        return progress.inGroup().isEmpty()
                ? Optional.of(push(Reason.MORNING, List.of(alert), false, true, now))
                : Optional.empty();
    }

    /** The risks of a customer share one card, which shows all of them whenever one of them is due. */
    private Optional<Push> together(List<Alert> risks, Instant now) {
        if (risks.isEmpty() || hours.quiet(now, risks.get(0).subject().group())) {
            return Optional.empty();
        }
        boolean fresh = risks.stream()
                .filter(alert -> alert.progress().pushed().isEmpty())
                .anyMatch(alert -> !now.isBefore(alert.progress().firingSince().plus(config.gather())));
        if (fresh) {
            boolean first =
                    risks.stream().allMatch(alert -> alert.progress().pushed().isEmpty());
            return Optional.of(push(first ? Reason.FIRST : Reason.NEW_IN_GROUP, risks, true, true, now));
        }
        List<Alert> shown = risks.stream()
                .filter(alert -> alert.progress().pushed().isPresent())
                .toList();
        return shown.stream().anyMatch(alert -> due(alert, now))
                ? Optional.of(push(Reason.REPEAT, shown, true, true, now))
                : Optional.empty();
    }

    private boolean due(Alert alert, Instant now) {
        return alert.progress()
                .pushed()
                .filter(last -> !now.isBefore(last.plus(config.repeat())))
                .isPresent();
    }

    private static Push push(Reason reason, List<Alert> alerts, boolean people, boolean group, Instant now) {
        return new Push(
                reason,
                alerts.stream()
                        .map(alert -> alert.with(alert.progress().shown(people, group, now)))
                        .toList(),
                people,
                group);
    }

    /** Those that are due for the same step share a card. What is not high goes to the manager and no further. */
    private void escalations(List<Alert> shown, Instant now, List<Push> pushes) {
        for (int step = 1; step <= TOP_STEP; step++) {
            int next = step;
            List<Alert> due = shown.stream()
                    .filter(alert -> alert.progress().step() == next - 1)
                    .filter(alert -> next <= topStep(alert))
                    .filter(alert -> !hours.quiet(now, alert.subject().group()))
                    .filter(alert -> alert.progress().pushed().isPresent())
                    .filter(alert -> alert.progress()
                            .stepped()
                            .filter(since -> hours.worked(since, now).compareTo(config.escalate()) >= 0)
                            .isPresent())
                    .map(alert -> alert.with(alert.progress().escalated(next, now)))
                    .toList();
            if (!due.isEmpty()) {
                pushes.add(new Push(Reason.ESCALATION, due, true, false));
            }
        }
    }

    private static int topStep(Alert alert) {
        return alert.finding().level() == AlertLevel.HIGH ? TOP_STEP : 1;
    }
}
