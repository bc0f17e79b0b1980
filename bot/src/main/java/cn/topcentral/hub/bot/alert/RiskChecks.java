package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.agents.coordination.InsightRows;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.agents.risk.RiskAssessment.RiskAlert;
import cn.topcentral.hub.bot.config.AlertsConfig;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertBatch;
import cn.topcentral.hub.storage.alert.AlertFinding;
import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.alert.RiskWatch;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets A14 look at the customers that are due (seed 5.2), keeps its findings as insights, and brings the alerts in line. Thread-safe. */
final class RiskChecks {
    private static final Logger log = LoggerFactory.getLogger(RiskChecks.class);
    private static final int AT_ONCE = 20;
    private static final int TRIES = 3;
    /** A run ends before the next one, five minutes later, begins. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(4);
    /** Longer than a batch takes even when a model words the findings. */
    private static final Duration LEASE = Duration.ofMinutes(30);

    private final RiskWatch watch;
    private final CustomerRepository customers;
    private final HistoryRepository histories;
    private final RiskAgent agent;
    private final InsightRepository insights;
    private final AlertRepository alerts;
    private final AlertPeople people;
    private final AlertsConfig config;
    private final AlertHours hours;
    private final Clock clock;

    RiskChecks(
            RiskWatch watch,
            CustomerRepository customers,
            HistoryRepository histories,
            RiskAgent agent,
            InsightRepository insights,
            AlertRepository alerts,
            AlertPeople people,
            AlertsConfig config,
            AlertHours hours,
            Clock clock) {
        this.watch = watch;
        this.customers = customers;
        this.histories = histories;
        this.agent = agent;
        this.insights = insights;
        this.alerts = alerts;
        this.people = people;
        this.config = config;
        this.hours = hours;
        this.clock = clock;
    }

    /** Looks at everybody who is due, as far as time allows; the rest is first next time. @return how many were looked at */
    int run() {
        Instant stop = clock.instant().plus(LONGEST_RUN);
        int checked = 0;
        List<CustomerId> claimed = claim();
        while (!claimed.isEmpty()) {
            for (CustomerId customer : claimed) {
                check(customer);
                checked++;
            }
            claimed = clock.instant().isBefore(stop) ? claim() : List.of();
        }
        alerts.resolveMerged(clock.instant());
        return checked;
    }

    private List<CustomerId> claim() {
        Instant now = clock.instant();
        return watch.claim(config.priorityLevels(), now.minus(AlertRules.URGENT_FOR), AT_ONCE, LEASE, now);
    }

    /** One that fails keeps its claim, and is looked at again when that has lapsed. */
    private void check(CustomerId id) {
        Instant asOf = clock.instant();
        try {
            Optional<Customer> customer = customers.byId(id);
            if (customer.isPresent()) {
                look(customer.get(), asOf);
            }
            watch.done(id, asOf);
        } catch (RuntimeException e) {
            log.warn("Risks of a customer could not be looked at customer={}", id, e);
        }
    }

    private void look(Customer customer, Instant asOf) {
        CustomerHistory history = histories.read(customer, asOf, hours.zone());
        Finding<RiskAssessment> finding = agent.assess(history);
        insights.save(customer.id(), InsightRows.ofRisks(finding, history), asOf);
        List<RiskFound> found = finding.result().riskAlerts().stream()
                .map(risk -> found(customer.id(), risk))
                .toList();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (alerts.apply(batch(customer, found, asOf))) {
                return;
            }
        }
        throw new IllegalStateException("The alerts of the customer changed all the time");
    }

    private AlertBatch batch(Customer customer, List<RiskFound> found, Instant asOf) {
        RiskMerge merge =
                RiskMerge.of(customer.id(), alerts.ofGroup(customer.id().value()), found, config.repeat(), asOf);
        AlertBatch batch = new AlertBatch();
        merge.opened().forEach(batch::open);
        merge.changed().forEach(batch::change);
        merge.resolved().forEach(batch::changeShown);
        merge.resolved().stream()
                .filter(alert -> alert.progress().step() > 0)
                .forEach(alert -> note(batch, alert, customer, asOf));
        return batch;
    }

    /** What was escalated is called off; everything else ends quietly. */
    private void note(AlertBatch batch, Alert alert, Customer customer, Instant now) {
        AlertFacts facts = people.facts(alert.subject());
        Set<String> told = new LinkedHashSet<>(
                facts.responsible().stream().map(Employee::userid).toList());
        for (int step = 1; step <= alert.progress().step(); step++) {
            people.above(facts, step).map(Employee::userid).ifPresent(told::add);
        }
        String text = "✅ " + CleanText.line(customer.displayName()) + "：“"
                + AlertDrawing.riskLabel(alert.subject().type()) + "”的预警已解除，暂时不用再跟进。";
        Instant at = hours.nextLoud(now, alert.subject().group());
        for (String userid : told) {
            String audience = new Address.Member(userid).audience();
            batch.push(new NewNotification(
                    "alert-resolved:" + alert.id() + ":" + alert.progress().episode() + ":" + audience,
                    audience,
                    NotificationKind.ALERT,
                    Message.text(text).json(),
                    text,
                    at,
                    Optional.of(at.plus(Duration.ofDays(1)))));
        }
    }

    private RiskFound found(CustomerId customer, RiskAlert risk) {
        return new RiskFound(
                risk.riskType(),
                new AlertFinding(
                        AlertLevel.ofCode(risk.riskLevel()),
                        Math.max(0, Math.min(100, risk.riskScore())),
                        "",
                        risk.indicators().stream().findFirst().orElse(risk.expectedImpact()),
                        risk.indicators(),
                        risk.expectedImpact(),
                        risk.recommendedActions(),
                        Optional.of(insights.id(customer, InsightType.RISK, risk.alertId())),
                        risk.triggeredAt().atStartOfDay(zone()).toInstant()));
    }

    private ZoneId zone() {
        return hours.zone();
    }
}
