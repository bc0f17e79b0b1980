package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.alert.AlertAct.Acknowledge;
import cn.topcentral.hub.bot.alert.AlertAct.Assign;
import cn.topcentral.hub.bot.alert.AlertAct.Dismiss;
import cn.topcentral.hub.bot.alert.AlertAct.Mute;
import cn.topcentral.hub.bot.alert.AlertActRules.Outcome;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertBatch;
import cn.topcentral.hub.storage.alert.AlertCopy;
import cn.topcentral.hub.storage.alert.AlertHandling;
import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.alert.NewAlertTask;
import cn.topcentral.hub.storage.alert.Silence;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.insight.InsightRepository.Handling;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Does what people want done about alerts, while nobody else can change them: of two who tap at once the second learns who was first. What is written
 * (state, silence, task, push, audit) is written together. Thread-safe.
 */
final class AlertActs {
    private final AlertRepository alerts;
    private final AlertPeople people;
    private final AlertDesk desk;
    private final CopyRefresh refresh;
    private final InsightRepository insights;
    private final AlertHours hours;
    private final Clock clock;

    AlertActs(
            AlertRepository alerts,
            AlertPeople people,
            AlertDesk desk,
            CopyRefresh refresh,
            InsightRepository insights,
            AlertHours hours,
            Clock clock) {
        this.alerts = alerts;
        this.people = people;
        this.desk = desk;
        this.refresh = refresh;
        this.insights = insights;
        this.hours = hours;
        this.clock = clock;
    }

    /**
     * Alerts that somebody asked for, and what they concern.
     *
     * @param facts of the first, whose group is that of all
     */
    record Asked(List<Alert> alerts, AlertFacts facts) {
        Asked {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * The alerts of some ids.
     *
     * @throws CommandRefused when there is one that is not there, or not for them: the sentence does not tell which, so that ids cannot be probed
     */
    Asked asked(Employee sender, Collection<Long> ids) {
        List<Alert> found = alerts.byIds(ids);
        if (found.isEmpty() || found.size() != Set.copyOf(ids).size()) {
            throw unknown(ids);
        }
        AlertFacts facts = people.facts(found.get(0).subject());
        for (Alert alert : found) {
            AlertFacts its = alert.subject().equals(facts.subject()) ? facts : people.facts(alert.subject());
            if (!people.maySee(sender, its) && !assignedTo(sender, alert)) {
                throw unknown(ids);
            }
        }
        if (found.stream().map(alert -> alert.subject().group()).distinct().count() > 1) {
            throw new CommandRefused("这些编号不是同一个客户的预警，请分开操作。");
        }
        return new Asked(found, facts);
    }

    private static CommandRefused unknown(Collection<Long> ids) {
        return new CommandRefused("没有编号 " + ids.stream().map(String::valueOf).collect(Collectors.joining("、"))
                + " 的预警，或者它不在您负责的范围内。发送 /预警 看您的待处理预警。");
    }

    private static boolean assignedTo(Employee sender, Alert alert) {
        return alert.handling()
                .flatMap(AlertHandling::assignee)
                .filter(sender.userid()::equals)
                .isPresent();
    }

    /**
     * Does it with each of the alerts.
     *
     * @return those that somebody else handled before, as they are
     */
    List<Alert> act(Employee sender, Asked asked, AlertAct act) {
        Instant now = clock.instant();
        Map<Long, AlertFacts> facts = new LinkedHashMap<>();
        asked.alerts().forEach(alert -> facts.put(alert.id(), people.facts(alert.subject())));
        if (act instanceof Mute
                && facts.values().stream()
                        .anyMatch(one -> one.subject().customer().isEmpty())) {
            throw new CommandRefused("还不知道这是哪位客户，不能静默。请先认领客户，或者点“忽略”。");
        }
        Set<String> led = asked.alerts().stream()
                .flatMap(alert -> alert.handling().map(AlertHandling::by).stream())
                .filter(handler -> people.leads(sender, handler))
                .collect(Collectors.toSet());
        List<Alert> late = new ArrayList<>();
        List<Alert> done = new ArrayList<>();
        alerts.change(facts.keySet(), current -> {
            AlertBatch batch = new AlertBatch();
            for (Alert alert : current) {
                Outcome outcome = AlertActRules.decide(alert, act, sender.userid(), led::contains, now);
                if (outcome instanceof Outcome.Done changed) {
                    done.add(changed.after());
                } else if (outcome instanceof Outcome.TooLate) {
                    late.add(alert);
                }
            }
            write(batch, sender, done, facts, act, now);
            return batch;
        });
        done.forEach(alert -> tellInsights(alert, act, sender, now));
        if (!done.isEmpty()) {
            refresh.run();
        }
        return List.copyOf(late);
    }

    private void write(
            AlertBatch batch,
            Employee sender,
            List<Alert> done,
            Map<Long, AlertFacts> facts,
            AlertAct act,
            Instant now) {
        List<Alert> shown = new ArrayList<>();
        for (Alert alert : done) {
            AlertFacts its = facts.get(alert.id());
            if (its == null) {
                throw new IllegalStateException("An alert that nobody asked for: " + alert.id());
            }
            if (act instanceof Mute mute) {
                its.subject()
                        .customer()
                        .ifPresent(customer -> batch.silence(new Silence(
                                0,
                                customer,
                                Optional.of(alert.subject().type()),
                                now,
                                now.plus(mute.time()),
                                sender.userid())));
            }
            Alert written = alert;
            if (act instanceof Assign assign) {
                written = alert.with(alert.progress().shown(false, false, now));
                batch.task(task(written, its, sender, assign, now));
                shown.add(written);
            }
            batch.changeShown(written);
            batch.audit(new AuditEntry(now, sender.userid(), act.code(), "alert " + alert.id(), details(its, act)));
        }
        if (act instanceof Assign assign && !shown.isEmpty()) {
            AlertFacts its = facts.get(shown.get(0).id());
            if (its != null && !assign.to().userid().equals(sender.userid())) {
                desk.send(
                        batch,
                        shown,
                        its,
                        new Address.Member(assign.to().userid()),
                        AlertCopy.View.ASSIGNED,
                        people.maySee(assign.to(), its),
                        now);
            }
        }
    }

    private NewAlertTask task(Alert alert, AlertFacts facts, Employee sender, Assign assign, Instant now) {
        String what = alert.subject().urgent()
                ? "紧急沟通"
                : AlertDrawing.riskLabel(alert.subject().type());
        return new NewAlertTask(
                "TASK-ALERT-" + alert.id() + "-" + alert.progress().pushes(),
                alert.subject().record(),
                facts.customer().map(Customer::id),
                "处理预警 " + alert.id() + "：" + what
                        + assign.note().map(note -> "（" + note + "）").orElse(""),
                assign.to().userid(),
                hours.nextWorkdayEnd(now),
                sender.userid(),
                now);
    }

    private static Map<String, Object> details(AlertFacts facts, AlertAct act) {
        Map<String, Object> details = new LinkedHashMap<>();
        facts.customer()
                .ifPresent(customer -> details.put("customer", customer.id().value()));
        details.put("alert", facts.subject().key());
        if (act instanceof Mute mute) {
            details.put("days", mute.time().toDays());
        } else if (act instanceof Assign assign) {
            details.put("to", assign.to().userid());
        }
        return details;
    }

    private void tellInsights(Alert alert, AlertAct act, Employee sender, Instant now) {
        if (alert.finding().insight().isEmpty() || act instanceof Mute) {
            return;
        }
        Optional<String> words = alert.handling().flatMap(AlertHandling::result);
        Handling handling = act instanceof Dismiss
                ? Handling.DISMISSED
                : act instanceof Acknowledge && words.isPresent() ? Handling.ACTED : Handling.READ;
        insights.handle(alert.finding().insight().get(), handling, sender.userid(), words, now);
    }
}
