package cn.topcentral.hub.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.bot.alert.AlertDecision.Push;
import cn.topcentral.hub.bot.alert.AlertDecision.Reason;
import cn.topcentral.hub.bot.config.AlertsConfig;
import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertFinding;
import cn.topcentral.hub.storage.alert.AlertHandling;
import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertProgress;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.alert.AlertSubject;
import cn.topcentral.hub.storage.alert.Silence;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Three weeks of a customer, the October holiday of 2026 among them, with risks, taps and silences at random. */
class AlertRulesProperties {
    private static final CustomerId CUSTOMER = new CustomerId("C001001");
    private static final AlertsConfig CONFIG = AlertsConfig.DEFAULT;
    private static final AlertHours HOURS = new AlertHours(
            CONFIG.quietFrom(), CONFIG.quietUntil(), ChineseCalendar.official()::isWorkday, ZoneId.of("Asia/Shanghai"));
    private static final AlertRules RULES = new AlertRules(CONFIG, HOURS);
    private static final Instant START = Instant.parse("2026-09-24T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(21));

    private static final List<RiskType> RISKS = List.of(RiskType.values());
    private static final List<AlertLevel> LEVELS = List.of(AlertLevel.values());
    private final Map<Long, Alert> alerts = new LinkedHashMap<>();
    private final List<Silence> silences = new ArrayList<>();
    private final Set<String> steps = new HashSet<>();
    private long found;

    @Property(tries = 150)
    void whateverHappensEveryPushIsOneThatTheRulesAllow(@ForAll Random random) {
        alerts.clear();
        silences.clear();
        steps.clear();
        for (Instant now = START; now.isBefore(END); now = now.plus(Duration.ofMinutes(1 + random.nextInt(240)))) {
            happen(random, now);
            List<Alert> before = List.copyOf(alerts.values());
            AlertDecision decision = RULES.decide(before, silences, now);
            decision.quietly().forEach(alert -> alerts.put(alert.id(), alert));
            for (Push push : decision.pushes()) {
                check(push, now);
                push.alerts().forEach(alert -> alerts.put(alert.id(), alert));
            }
            assertThat(RULES.decide(List.copyOf(alerts.values()), silences, now).nothing())
                    .as("deciding again right away")
                    .isTrue();
        }
    }

    private void check(Push push, Instant now) {
        boolean quiet = HOURS.quiet(now, CUSTOMER.value());
        boolean urgent = push.alerts().get(0).subject().urgent();
        assertThat(quiet && push.group()).as("a group is left to sleep").isFalse();
        assertThat(quiet && push.people() && !(urgent && push.reason() == Reason.FIRST))
                .as("only what cannot wait rings at night")
                .isFalse();
        for (Alert alert : push.alerts()) {
            Alert was = known(alert);
            assertThat(alert.state()).isEqualTo(AlertState.FIRING);
            assertThat(alert.finding().level()).isNotEqualTo(AlertLevel.LOW);
            assertThat(silences).noneMatch(silence -> silence.covers(alert.subject(), now));
            assertThat(Inhibition.inhibited(alert, List.copyOf(alerts.values())))
                    .isFalse();
            if (push.reason() == Reason.ESCALATION) {
                assertThat(was.progress().pushed()).as("nobody is passed over").isPresent();
                assertThat(HOURS.worked(was.progress().stepped().orElseThrow(), now))
                        .isGreaterThanOrEqualTo(CONFIG.escalate());
                assertThat(alert.progress().step())
                        .isEqualTo(was.progress().step() + 1)
                        .isLessThanOrEqualTo(2);
                assertThat(steps.add(alert.id() + "/" + alert.progress().episode() + "/"
                                + alert.progress().step()))
                        .as("each step once")
                        .isTrue();
            }
        }
        if (push.reason() == Reason.FIRST && !urgent) {
            assertThat(push.alerts())
                    .anyMatch(alert ->
                            !now.isBefore(alert.progress().firingSince().plus(CONFIG.gather())));
        }
        if (push.reason() == Reason.REPEAT) {
            assertThat(push.alerts())
                    .anyMatch(alert -> !now.isBefore(
                            known(alert).progress().pushed().orElseThrow().plus(CONFIG.repeat())));
        }
    }

    private Alert known(Alert alert) {
        return Objects.requireNonNull(alerts.get(alert.id()));
    }

    private void happen(Random random, Instant now) {
        switch (random.nextInt(8)) {
            case 0, 1 -> find(random, now);
            case 2 ->
                some(random)
                        .ifPresent(alert -> alerts.put(
                                alert.id(),
                                alert.with(alert.progress().in(AlertState.ACKNOWLEDGED))
                                        .with(Optional.of(new AlertHandling(
                                                "wangwei", now, Optional.empty(), Optional.empty())))));
            case 3 ->
                some(random)
                        .ifPresent(alert -> silences.add(new Silence(
                                silences.size(),
                                CUSTOMER,
                                random.nextBoolean()
                                        ? Optional.of(alert.subject().type())
                                        : Optional.empty(),
                                now,
                                now.plus(Duration.ofHours(1 + random.nextInt(100))),
                                "wangwei")));
            case 4 ->
                some(random).filter(alert -> !alert.subject().urgent()).ifPresent(alert -> alerts.remove(alert.id()));
            default -> {}
        }
    }

    private Optional<Alert> some(Random random) {
        List<Alert> all = List.copyOf(alerts.values());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void find(Random random, Instant now) {
        boolean urgent = random.nextInt(4) == 0;
        long id = ++found;
        AlertSubject subject = urgent
                ? AlertSubject.urgent(new RecordId("R" + id), Optional.of(CUSTOMER))
                : AlertSubject.risk(
                        CUSTOMER, RISKS.get(random.nextInt(RISKS.size())).code());
        if (alerts.values().stream().anyMatch(alert -> alert.subject().key().equals(subject.key()))) {
            return;
        }
        AlertLevel level = urgent ? AlertLevel.HIGH : LEVELS.get(random.nextInt(LEVELS.size()));
        alerts.put(
                id,
                new Alert(
                        id,
                        1,
                        subject,
                        new AlertFinding(
                                level,
                                50,
                                urgent && random.nextBoolean() ? "complaint" : "",
                                "",
                                List.of(),
                                "",
                                List.of(),
                                Optional.empty(),
                                now),
                        AlertProgress.begun(now),
                        Optional.empty()));
    }
}
