package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.alert.AlertActs.Asked;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.employee.Employee;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The buttons of alerts on pages: they do what the buttons of the cards do. Thread-safe. */
public final class AlertButtons {
    private static final Set<AlertState> STANDING =
            EnumSet.of(AlertState.FIRING, AlertState.SILENCED, AlertState.ACKNOWLEDGED);

    private final AlertActs acts;
    private final AlertRepository alerts;
    private final AlertPeople people;
    private final Clock clock;

    AlertButtons(AlertActs acts, AlertRepository alerts, AlertPeople people, Clock clock) {
        this.acts = acts;
        this.alerts = alerts;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Takes an alert up, or says what was done about it.
     *
     * @return who was first, when somebody else was; empty when it is done
     * @throws CommandRefused when there is no such alert, or it is not theirs
     */
    public Optional<String> acknowledge(Employee sender, long id, Optional<String> result) {
        return act(sender, id, new AlertAct.Acknowledge(result));
    }

    /**
     * Says that an alert is none.
     *
     * @return likewise
     * @throws CommandRefused likewise
     */
    public Optional<String> dismiss(Employee sender, long id, Optional<String> reason) {
        return act(sender, id, new AlertAct.Dismiss(reason));
    }

    /** The alert that stands because of an insight of a customer. */
    public Optional<Long> standing(CustomerId customer, String insight) {
        return alerts.ofGroup(customer.value()).stream()
                .filter(alert -> STANDING.contains(alert.state()))
                .filter(alert ->
                        alert.finding().insight().filter(insight::equals).isPresent())
                .map(Alert::id)
                .findFirst();
    }

    /** What kind of alert it is, in a word. */
    public static String label(Alert alert) {
        return AlertDrawing.label(alert);
    }

    private Optional<String> act(Employee sender, long id, AlertAct act) {
        Asked asked = acts.asked(sender, List.of(id));
        return acts.act(sender, asked, act).stream()
                .findFirst()
                .map(alert -> AlertCommand.told(alert, people, clock.instant()));
    }
}
