package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.alert.AlertDecision.Push;
import cn.topcentral.hub.bot.alert.AlertDecision.Reason;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertBatch;
import cn.topcentral.hub.storage.alert.AlertCopy;
import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.alert.Silence;
import cn.topcentral.hub.storage.alert.Silences;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what the rules decide. The pushes commit together with the alerts they tell of, and an alert is only written while it is as it was when
 * decided on: of two hubs that decide the same, one writes it and the other writes nothing. Thread-safe.
 */
final class AlertDesk {
    private static final Logger log = LoggerFactory.getLogger(AlertDesk.class);
    private static final Set<AlertState> LIVE = Set.of(AlertState.FIRING, AlertState.SILENCED, AlertState.ACKNOWLEDGED);

    /** What could not be delivered for a day is shown by the next repeat anyway. */
    private static final Duration WORTH_SENDING = Duration.ofDays(1);

    private final AlertRepository alerts;
    private final Silences silences;
    private final AlertRules rules;
    private final AlertPeople people;
    private final AlertDrawing drawing;
    private final Address.Group group;
    private final Clock clock;

    AlertDesk(
            AlertRepository alerts,
            Silences silences,
            AlertRules rules,
            AlertPeople people,
            AlertDrawing drawing,
            Address.Group group,
            Clock clock) {
        this.alerts = alerts;
        this.silences = silences;
        this.rules = rules;
        this.people = people;
        this.drawing = drawing;
        this.group = group;
        this.clock = clock;
    }

    /** Does what is due with all alerts. */
    void workAll() {
        Map<String, List<Alert>> groups = alerts.live().stream()
                .collect(Collectors.groupingBy(
                        alert -> alert.subject().group(), LinkedHashMap::new, Collectors.toList()));
        List<Silence> holding = silences.holding(clock.instant());
        groups.forEach((name, members) -> {
            try {
                carryOut(name, members, holding);
            } catch (RuntimeException e) {
                log.warn("Alerts of a group could not be worked on, next try in a minute group={}", name, e);
            }
        });
    }

    /** The same with one group, because something just happened there. */
    void work(String name) {
        List<Alert> members = alerts.ofGroup(name).stream()
                .filter(alert -> LIVE.contains(alert.state()))
                .toList();
        carryOut(name, members, silences.holding(clock.instant()));
    }

    private void carryOut(String name, List<Alert> members, List<Silence> holding) {
        Instant now = clock.instant();
        AlertDecision decision = rules.decide(members, holding, now);
        if (decision.nothing()) {
            return;
        }
        AlertBatch batch = new AlertBatch();
        decision.quietly().forEach(batch::changeShown);
        decision.pushes().forEach(push -> add(batch, push, now));
        if (alerts.apply(batch)) {
            decision.pushes()
                    .forEach(push -> log.info(
                            "Alerts pushed group={} reason={} alerts={}",
                            name,
                            push.reason(),
                            push.alerts().stream().map(Alert::id).toList()));
        } else {
            log.debug("Alerts changed while they were decided on group={}", name);
        }
    }

    private void add(AlertBatch batch, Push push, Instant now) {
        AlertFacts facts = people.facts(push.alerts().get(0).subject());
        push.alerts().forEach(batch::change);
        if (push.reason() == Reason.ESCALATION) {
            int step = push.alerts().get(0).progress().step();
            Optional<Employee> above = people.above(facts, step);
            above.ifPresent(boss -> send(
                    batch, push.alerts(), facts, new Address.Member(boss.userid()), AlertCopy.View.ESCALATION, now));
            return;
        }
        if (push.people()) {
            for (Employee employee : facts.responsible()) {
                send(batch, push.alerts(), facts, new Address.Member(employee.userid()), AlertCopy.View.PERSONAL, now);
            }
        }
        if (push.group()) {
            send(batch, push.alerts(), facts, group, AlertCopy.View.GROUP, now);
        }
    }

    private void send(
            AlertBatch batch, List<Alert> shown, AlertFacts facts, Address to, AlertCopy.View view, Instant now) {
        send(batch, shown, facts, to, view, true, now);
    }

    /**
     * Adds a card to what is written.
     *
     * @param shown as they are once it is written; the first of them, with how often it was pushed, names the push
     */
    void send(
            AlertBatch batch,
            List<Alert> shown,
            AlertFacts facts,
            Address to,
            AlertCopy.View view,
            boolean full,
            Instant now) {
        Alert lead = shown.get(0);
        String key = "alert:" + lead.id() + ":" + lead.progress().pushes() + ":" + to.audience();
        batch.push(new NewNotification(
                key,
                to.audience(),
                lead.subject().urgent() ? NotificationKind.URGENT : NotificationKind.ALERT,
                AlertDrawing.message(drawing.view(shown, facts, view, full, AlertDrawing.taskId(key)))
                        .json(),
                drawing.summary(shown, facts),
                now,
                Optional.of(now.plus(WORTH_SENDING))));
        batch.copy(new AlertCopy(
                key, to.audience(), view, shown.stream().map(Alert::id).toList(), now));
    }
}
