package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.alert.AlertAct.Acknowledge;
import cn.topcentral.hub.bot.alert.AlertAct.Assign;
import cn.topcentral.hub.bot.alert.AlertAct.Dismiss;
import cn.topcentral.hub.bot.alert.AlertAct.Mute;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertHandling;
import cn.topcentral.hub.storage.alert.AlertState;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** What an act makes of an alert. Pure: the same act of the same person on its own outcome changes nothing. */
final class AlertActRules {
    private AlertActRules() {}

    /** What came of it. */
    sealed interface Outcome {
        /** It is to be like this from now on. */
        record Done(Alert after) implements Outcome {}

        /** It is so already, by the same person. */
        record Already() implements Outcome {}

        /** Somebody else was first, or it is over. */
        record TooLate() implements Outcome {}
    }

    /**
     * Decides.
     *
     * @param by the userid of who acts
     * @param leads whether they lead somebody: then they may overrule what that person did
     */
    static Outcome decide(Alert alert, AlertAct act, String by, Predicate<String> leads, Instant now) {
        Alert after = after(alert, act, by, now);
        if (same(alert, after)) {
            return new Outcome.Already();
        }
        return free(alert, by, leads) ? new Outcome.Done(after) : new Outcome.TooLate();
    }

    private static boolean free(Alert alert, String by, Predicate<String> leads) {
        return switch (alert.state()) {
            case FIRING, SILENCED -> true;
            case ACKNOWLEDGED ->
                alert.handling()
                        .filter(handling -> handling.by().equals(by)
                                || handling.assignee().filter(by::equals).isPresent()
                                || leads.test(handling.by()))
                        .isPresent();
            case DISMISSED, RESOLVED -> false;
        };
    }

    /** When nothing is new but the time, nothing is new. */
    private static boolean same(Alert before, Alert after) {
        return before.state() == after.state()
                && before.handling()
                        .filter(was -> after.handling()
                                .filter(is -> is.by().equals(was.by())
                                        && is.result().equals(was.result())
                                        && is.assignee().equals(was.assignee()))
                                .isPresent())
                        .isPresent();
    }

    private static Alert after(Alert alert, AlertAct act, String by, Instant now) {
        Optional<AlertHandling> was = alert.handling().filter(handling -> alert.state() == AlertState.ACKNOWLEDGED);
        Optional<String> assignee = was.flatMap(AlertHandling::assignee);
        Optional<String> result = was.flatMap(AlertHandling::result);
        if (act instanceof Acknowledge done) {
            return handled(
                    alert,
                    AlertState.ACKNOWLEDGED,
                    new AlertHandling(by, now, done.result().or(() -> result), assignee));
        } else if (act instanceof Dismiss none) {
            return handled(alert, AlertState.DISMISSED, new AlertHandling(by, now, none.reason(), Optional.empty()));
        } else if (act instanceof Mute) {
            return handled(alert, AlertState.SILENCED, new AlertHandling(by, now, Optional.empty(), Optional.empty()));
        } else if (act instanceof Assign assign) {
            return handled(
                    alert,
                    AlertState.ACKNOWLEDGED,
                    new AlertHandling(
                            by, now, assign.note(), Optional.of(assign.to().userid())));
        }
        throw new IllegalStateException("Act of an unknown kind: " + act.getClass());
    }

    private static Alert handled(Alert alert, AlertState state, AlertHandling handling) {
        return alert.with(alert.progress().in(state)).with(Optional.of(handling));
    }
}
