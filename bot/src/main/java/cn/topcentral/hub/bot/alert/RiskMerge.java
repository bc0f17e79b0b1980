package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertProgress;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.alert.AlertSubject;
import cn.topcentral.hub.storage.alert.NewAlert;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings a customer's alerts in line with what A14 sees now. Pure.
 *
 * @param opened risks that were not there before
 * @param changed alerts as they are to be
 * @param resolved those of the changed that are not found any more
 */
record RiskMerge(List<NewAlert> opened, List<Alert> changed, List<Alert> resolved) {
    /** What somebody dismissed and was gone for this long is something new when it comes back. */
    static final Duration FORGOTTEN = Duration.ofDays(7);

    RiskMerge {
        opened = List.copyOf(opened);
        changed = List.copyOf(changed);
        resolved = List.copyOf(resolved);
    }

    /**
     * Compares.
     *
     * @param known all alerts there ever were of the customer; urgent communications are left alone
     * @param repeat one that comes back within this time of its last push has not been away
     */
    static RiskMerge of(CustomerId customer, List<Alert> known, List<RiskFound> found, Duration repeat, Instant now) {
        Map<String, Alert> risks = known.stream()
                .filter(alert -> !alert.subject().urgent())
                .collect(Collectors.toMap(alert -> alert.subject().key(), Function.identity()));
        List<NewAlert> opened = new ArrayList<>();
        List<Alert> changed = new ArrayList<>();
        List<Alert> resolved = new ArrayList<>();
        for (RiskFound risk : found) {
            Alert alert = risks.remove(risk.type());
            if (alert == null) {
                opened.add(new NewAlert(AlertSubject.risk(customer, risk.type()), risk.finding(), now));
            } else {
                changed.add(seen(alert, risk, repeat, now));
            }
        }
        for (Alert gone : risks.values()) {
            if (gone.state() != AlertState.RESOLVED && gone.state() != AlertState.DISMISSED) {
                Alert closed = gone.with(gone.progress().in(AlertState.RESOLVED));
                changed.add(closed);
                resolved.add(closed);
            }
        }
        return new RiskMerge(opened, changed, resolved);
    }

    private static Alert seen(Alert alert, RiskFound risk, Duration repeat, Instant now) {
        boolean worse = risk.finding().level().compareTo(alert.finding().level()) > 0;
        AlertProgress progress = alert.progress();
        Alert updated = alert.with(risk.finding()).with(progress.seen(now));
        return switch (alert.state()) {
            case FIRING -> worse ? updated.with(progress.seen(now).anew(now)) : updated;
            case SILENCED -> updated;
            case ACKNOWLEDGED -> worse ? again(updated, now) : updated;
            case DISMISSED ->
                worse || progress.lastSeen().plus(FORGOTTEN).isBefore(now) ? again(updated, now) : updated;
            case RESOLVED -> {
                boolean back = !worse
                        && progress.pushed()
                                .filter(last -> now.isBefore(last.plus(repeat)))
                                .isPresent();
                AlertState before = alert.handling().isPresent() ? AlertState.ACKNOWLEDGED : AlertState.FIRING;
                yield back ? updated.with(progress.seen(now).in(before)) : again(updated, now);
            }
        };
    }

    private static Alert again(Alert alert, Instant now) {
        return alert.with(alert.progress().again(now)).with(Optional.empty());
    }
}
