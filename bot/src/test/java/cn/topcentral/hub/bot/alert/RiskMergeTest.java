package cn.topcentral.hub.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.alert.Alert;
import cn.topcentral.hub.storage.alert.AlertFinding;
import cn.topcentral.hub.storage.alert.AlertHandling;
import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.storage.alert.AlertProgress;
import cn.topcentral.hub.storage.alert.AlertState;
import cn.topcentral.hub.storage.alert.AlertSubject;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RiskMergeTest {
    private static final CustomerId CUSTOMER = new CustomerId("C001001");
    private static final Instant NOW = Instant.parse("2026-06-15T02:00:00Z");
    private static final Duration REPEAT = Duration.ofDays(1);
    private static final Optional<AlertHandling> HANDLED =
            Optional.of(new AlertHandling("wangwei", NOW, Optional.of("已拜访"), Optional.empty()));

    @Test
    void whatIsTakenUpStaysSoUntilItGrowsWorse() {
        Alert taken = alert(AlertLevel.MEDIUM, AlertState.ACKNOWLEDGED).with(HANDLED);

        assertThat(seen(taken, AlertLevel.MEDIUM, NOW).state()).isEqualTo(AlertState.ACKNOWLEDGED);
        Alert worse = seen(taken, AlertLevel.HIGH, NOW);
        assertThat(worse.state()).isEqualTo(AlertState.FIRING);
        assertThat(worse.handling()).isEmpty();
        assertThat(worse.progress().episode()).isEqualTo(2);
    }

    @Test
    void aFiringOneThatGrowsWorseIsShownAnewWithoutStartingOver() {
        Alert shown = alert(AlertLevel.MEDIUM, AlertState.FIRING);
        shown = shown.with(shown.progress().shown(true, true, NOW).escalated(1, NOW));

        Alert worse = seen(shown, AlertLevel.HIGH, NOW.plusSeconds(600));

        assertThat(worse.progress().pushed()).isEmpty();
        assertThat(worse.progress().step()).isEqualTo(1);
        assertThat(worse.progress().episode()).isEqualTo(1);
    }

    @Test
    void whatComesBackWithinTheRepeatHasNotBeenAway() {
        Alert shown = alert(AlertLevel.HIGH, AlertState.FIRING);
        shown = shown.with(shown.progress().shown(true, true, NOW).in(AlertState.RESOLVED));

        Alert back = seen(shown, AlertLevel.HIGH, NOW.plus(Duration.ofHours(3)));
        assertThat(back.state()).isEqualTo(AlertState.FIRING);
        assertThat(back.progress().pushed()).contains(NOW);
        assertThat(seen(shown.with(HANDLED), AlertLevel.HIGH, NOW.plus(Duration.ofHours(3)))
                        .state())
                .isEqualTo(AlertState.ACKNOWLEDGED);

        Alert later = seen(shown, AlertLevel.HIGH, NOW.plus(Duration.ofDays(3)));
        assertThat(later.progress().pushed()).isEmpty();
        assertThat(later.progress().episode()).isEqualTo(2);
    }

    @Test
    void whatWasDismissedIsNewOnlyAfterAWeekAway() {
        Alert dismissed = alert(AlertLevel.MEDIUM, AlertState.DISMISSED).with(HANDLED);

        assertThat(seen(dismissed, AlertLevel.MEDIUM, NOW.plus(Duration.ofDays(6)))
                        .state())
                .isEqualTo(AlertState.DISMISSED);
        assertThat(seen(dismissed, AlertLevel.MEDIUM, NOW.plus(Duration.ofDays(8)))
                        .state())
                .isEqualTo(AlertState.FIRING);
        assertThat(RiskMerge.of(CUSTOMER, List.of(dismissed), List.of(), REPEAT, NOW)
                        .changed())
                .isEmpty();
    }

    @Test
    void whatIsNotFoundAnyMoreIsResolvedAndUrgentOnesAreLeftAlone() {
        Alert urgent = new Alert(
                2,
                1,
                new AlertSubject(CUSTOMER.value(), "urgent:R1", Optional.of(CUSTOMER), Optional.empty(), "urgent"),
                finding(AlertLevel.HIGH),
                AlertProgress.begun(NOW),
                Optional.empty());
        RiskMerge merge = RiskMerge.of(
                CUSTOMER, List.of(alert(AlertLevel.HIGH, AlertState.FIRING), urgent), List.of(), REPEAT, NOW);

        assertThat(merge.resolved()).singleElement().satisfies(alert -> assertThat(alert.state())
                .isEqualTo(AlertState.RESOLVED));
        assertThat(merge.changed()).isEqualTo(merge.resolved());
    }

    private static Alert seen(Alert alert, AlertLevel level, Instant now) {
        RiskMerge merge = RiskMerge.of(
                CUSTOMER, List.of(alert), List.of(new RiskFound("churn_risk", finding(level))), REPEAT, now);
        assertThat(merge.opened()).isEmpty();
        return merge.changed().get(0);
    }

    private static Alert alert(AlertLevel level, AlertState state) {
        return new Alert(
                1,
                1,
                AlertSubject.risk(CUSTOMER, "churn_risk"),
                finding(level),
                AlertProgress.begun(NOW).in(state),
                Optional.empty());
    }

    private static AlertFinding finding(AlertLevel level) {
        return new AlertFinding(level, 50, "", "t", List.of(), "", List.of(), Optional.empty(), NOW);
    }
}
