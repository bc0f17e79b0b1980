package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.alert.AlertActs.Asked;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertHandling;
import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What pages show of alerts and do about them: the same as the buttons of the cards, and under the same rights. Thread-safe. */
public final class AlertBoard {
    private static final int LONGEST_WORDS = 200;
    private static final Set<AlertState> STANDING =
            EnumSet.of(AlertState.FIRING, AlertState.SILENCED, AlertState.ACKNOWLEDGED);

    private final AlertActs acts;
    private final AlertRepository alerts;
    private final AlertPeople people;
    private final Clock clock;

    AlertBoard(AlertActs acts, AlertRepository alerts, AlertPeople people, Clock clock) {
        this.acts = acts;
        this.alerts = alerts;
        this.people = people;
        this.clock = clock;
    }

    /**
     * An alert as somebody may see it.
     *
     * @param label its kind in a word; may be empty
     * @param title why it is one
     * @param handledBy the name of whoever did something about it
     * @param tooLate who was first, in a sentence, when what was just asked had been done by another
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
            Optional<String> handledBy,
            Optional<String> tooLate) {}

    /** What waits for somebody, of the customers of a scope and what was handed to them; the worst first. */
    public List<Line> waiting(Employee employee, OwnerScope scope, int limit) {
        return alerts.waiting(scope, employee.userid(), limit).stream()
                .map(alert -> line(employee, alert, Optional.empty()))
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

    private Line act(Employee employee, long id, AlertAct act) {
        Asked asked = acts.asked(employee, List.of(id));
        Optional<String> tooLate = acts.act(employee, asked, act).stream()
                .findFirst()
                .map(alert -> AlertCommand.told(alert, people, clock.instant()));
        return line(employee, alerts.byIds(List.of(id)).get(0), tooLate);
    }

    private Line line(Employee employee, Alert alert, Optional<String> tooLate) {
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
                alert.handling().map(AlertHandling::by).map(people::name),
                tooLate);
    }

    private static Optional<String> words(String typed) {
        return Optional.of(Shortening.chars(CleanText.line(typed), LONGEST_WORDS))
                .filter(words -> !words.isEmpty());
    }
}
