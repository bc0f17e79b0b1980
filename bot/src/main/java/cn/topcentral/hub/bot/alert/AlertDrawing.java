package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertCopy;
import cn.topcentral.hub.storage.alert.AlertHandling;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.alert.Silence;
import cn.topcentral.hub.storage.alert.Silences;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.alert.AlertCard;
import cn.topcentral.hub.templates.alert.AlertItem;
import cn.topcentral.hub.templates.alert.AlertNotice;
import cn.topcentral.hub.templates.alert.AlertView;
import cn.topcentral.hub.templates.card.CardJson;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws the cards of alerts from what the database says now. Thread-safe. */
final class AlertDrawing {
    /** A row of a card names its kind in five characters. */
    private static final Map<String, String> SHORT = Map.of(RiskType.COMPETITOR_THREAT.code(), "竞品渗透");

    private static final Comparator<Alert> WORST_FIRST = Comparator.<Alert, Boolean>comparing(
                    alert -> alert.state() != AlertState.FIRING)
            .thenComparing(alert -> alert.finding().score(), Comparator.reverseOrder())
            .thenComparing(Alert::id);

    private final AlertPeople people;
    private final Silences silences;
    private final PageLinks links;
    private final Clock clock;

    AlertDrawing(AlertPeople people, Silences silences, PageLinks links, Clock clock) {
        this.people = people;
        this.silences = silences;
        this.links = links;
        this.clock = clock;
    }

    /**
     * A card of alerts that belong together.
     *
     * @param alerts of one group; at least one
     * @param full whether the reader may see the customer
     */
    AlertView view(List<Alert> alerts, AlertFacts facts, AlertCopy.View view, boolean full, TaskId taskId) {
        AlertNotice notice = notice(alerts, facts, taskId);
        return switch (view) {
            case PERSONAL -> full ? AlertCard.personal(notice) : AlertCard.group(notice);
            case ESCALATION -> full ? AlertCard.escalation(notice) : AlertCard.group(notice);
            case GROUP -> AlertCard.group(notice);
            case ASSIGNED -> AlertCard.assigned(notice, full);
        };
    }

    /** The task id of the card that a push carries: a card can only be changed into one with the same. */
    static TaskId taskId(String pushKey) {
        return new TaskId(pushKey.replaceAll("[^A-Za-z0-9_@-]", "-"));
    }

    static Message message(AlertView view) {
        return new Message(
                Optional.of(CardJson.node(view.card())),
                view.card().callsBack(),
                Optional.of(view.markdown().content()),
                view.text());
    }

    /** What kind it is, in a word; empty for a communication that is about nothing in particular. */
    static String label(Alert alert) {
        String type = alert.subject().type();
        if (alert.subject().urgent()) {
            return Stream.of(IntentCategory.values())
                    .filter(intent -> intent.code().equals(alert.finding().topic()))
                    .findFirst()
                    .map(IntentCategory::label)
                    .orElse("");
        }
        return SHORT.getOrDefault(type, riskLabel(type));
    }

    static String riskLabel(String type) {
        return Stream.of(RiskType.values())
                .filter(risk -> risk.code().equals(type))
                .findFirst()
                .map(RiskType::label)
                .orElse(type);
    }

    private AlertNotice notice(List<Alert> alerts, AlertFacts facts, TaskId taskId) {
        List<Silence> holding = alerts.stream().anyMatch(alert -> alert.state() == AlertState.SILENCED)
                ? silences.holding(clock.instant())
                : List.of();
        List<AlertItem> items = alerts.stream()
                .sorted(WORST_FIRST)
                .map(alert -> item(alert, holding))
                .toList();
        boolean aboutOne = alerts.size() == 1 && alerts.get(0).subject().urgent();
        return new AlertNotice(
                facts.customerName(),
                facts.customer().filter(Customer::demo).isPresent(),
                facts.responsible().stream().map(Employee::name).toList(),
                items,
                aboutOne ? facts.record().map(this::said) : Optional.empty(),
                page(facts),
                clock.instant(),
                taskId);
    }

    private AlertItem item(Alert alert, List<Silence> holding) {
        Instant now = clock.instant();
        return new AlertItem(
                alert.id(),
                alert.subject().urgent(),
                label(alert),
                alert.finding().level(),
                alert.finding().score(),
                alert.state(),
                alert.finding().title(),
                alert.finding().indicators(),
                alert.finding().actions(),
                alert.finding().began(),
                alert.handling().map(this::handled),
                holding.stream()
                        .filter(silence -> silence.covers(alert.subject(), now))
                        .map(Silence::until)
                        .max(Comparator.naturalOrder()));
    }

    private AlertItem.Handled handled(AlertHandling handling) {
        return new AlertItem.Handled(
                people.name(handling.by()),
                handling.at(),
                handling.result(),
                handling.assignee().map(people::name));
    }

    private AlertNotice.Said said(TimelineRecord record) {
        String who = record.participants().stream()
                .filter(participant -> !participant.side().equals("ours"))
                .min(Comparator.comparing(participant -> !participant.role().equals("initiator")))
                .map(Participant::displayName)
                .orElse("");
        String gist = Stream.of(record.summary(), record.subject(), Optional.of(record.content()))
                .flatMap(Optional::stream)
                .filter(text -> !CleanText.line(text).isEmpty())
                .findFirst()
                .orElse("");
        String channel =
                CleanText.line(record.channel()).isEmpty() ? record.type().label() : record.channel();
        return new AlertNotice.Said(record.type(), channel, record.time(), who, gist);
    }

    private URI page(AlertFacts facts) {
        return facts.customer()
                .map(customer -> facts.record()
                        .map(record -> links.record(customer.id(), record.id()))
                        .orElseGet(() -> links.timeline(customer.id())))
                .orElseGet(links::base);
    }

    /** Its line in a summary of many pushes, for any reader: no quotes, no figures. */
    String summary(List<Alert> alerts, AlertFacts facts) {
        String name = facts.customerName().isEmpty() ? "待认领的客户" : CleanText.line(facts.customerName());
        boolean urgent = alerts.stream().anyMatch(alert -> alert.subject().urgent());
        String kinds = alerts.stream()
                .sorted(WORST_FIRST)
                .map(AlertDrawing::label)
                .filter(label -> !label.isEmpty())
                .distinct()
                .limit(3)
                .collect(Collectors.joining("、"));
        return Shortening.chars((urgent ? "🔴 " : "⚠️ ") + name + (urgent ? " 紧急沟通 " : " ") + kinds, 60);
    }
}
