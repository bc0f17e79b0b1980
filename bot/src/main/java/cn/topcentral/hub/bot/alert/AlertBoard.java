package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.alert.AlertActs.Asked;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertHandling;
import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What pages show of alerts and do about them: the same as the buttons of the cards, and under the same rights. Thread-safe. */
public final class AlertBoard {
    private static final int LONGEST_WORDS = 200;

    private final AlertActs acts;
    private final AlertRepository alerts;
    private final AlertPeople people;

    AlertBoard(AlertActs acts, AlertRepository alerts, AlertPeople people) {
        this.acts = acts;
        this.alerts = alerts;
        this.people = people;
    }

    /**
     * An alert as somebody may see it.
     *
     * @param label its kind in a word; may be empty
     * @param title why it is one
     * @param handledBy the name of whoever did something about it
     */
    public record Line(
            long id,
            boolean urgent,
            String label,
            AlertLevel level,
            AlertState state,
            Optional<Customer> customer,
            String title,
            Optional<RecordId> record,
            Instant began,
            Optional<String> handledBy) {}

    /** What waits for somebody, of the customers of a scope and what was handed to them; the worst first. */
    public List<Line> waiting(Employee employee, OwnerScope scope, int limit) {
        return alerts.waiting(scope, employee.userid(), limit).stream()
                .map(alert -> line(employee, alert))
                .toList();
    }

    /**
     * Takes it up.
     *
     * @param result what they did about it; may be empty
     * @return how it stands now, which is what another did if they were first
     * @throws cn.topcentral.hub.bot.command.CommandRefused when it is not there, or not theirs to see
     */
    public Line acknowledge(Employee employee, long id, String result) {
        return act(employee, id, new AlertAct.Acknowledge(words(result)));
    }

    /** Says that it is none; otherwise like {@link #acknowledge}. */
    public Line dismiss(Employee employee, long id, String reason) {
        return act(employee, id, new AlertAct.Dismiss(words(reason)));
    }

    /** Keeps this kind quiet with this customer for some days, as long as their role may; otherwise like {@link #acknowledge}. */
    public Line silence(Employee employee, long id, int days) {
        return act(employee, id, new AlertAct.Mute(SilenceLimit.checked(employee, Duration.ofDays(days))));
    }

    private Line act(Employee employee, long id, AlertAct act) {
        Asked asked = acts.asked(employee, List.of(id));
        acts.act(employee, asked, act);
        return line(employee, alerts.byIds(List.of(id)).get(0));
    }

    private Line line(Employee employee, Alert alert) {
        AlertFacts facts = people.facts(alert.subject());
        return new Line(
                alert.id(),
                alert.subject().urgent(),
                AlertDrawing.label(alert),
                alert.finding().level(),
                alert.state(),
                facts.customer().filter(customer -> people.maySee(employee, facts)),
                alert.finding().title(),
                alert.subject().record(),
                alert.finding().began(),
                alert.handling().map(AlertHandling::by).map(people::name));
    }

    private static Optional<String> words(String typed) {
        return Optional.of(Shortening.chars(CleanText.line(typed), LONGEST_WORDS))
                .filter(words -> !words.isEmpty());
    }
}
