package cn.topcentral.hub.agents.local.risk;

import static cn.topcentral.hub.agents.history.HistoryBuilder.about;
import static cn.topcentral.hub.agents.history.HistoryBuilder.goods;
import static cn.topcentral.hub.storage.communication.CommunicationType.EMAIL;
import static cn.topcentral.hub.storage.communication.CommunicationType.WECHAT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.finding.GoldenAnswers;
import cn.topcentral.hub.agents.history.Histories;
import cn.topcentral.hub.agents.history.HistoryBuilder;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.agents.risk.RiskAssessment.RiskAlert;
import cn.topcentral.hub.agents.risk.RiskAssessment.Silence;
import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LocalRiskAgentTest {
    private static final LocalDate START = LocalDate.of(2024, 1, 2);
    private static final UnaryOperator<RecordAnalysis> CHAT =
            about(IntentCategory.OTHER, SentimentClass.NEUTRAL, UrgencyLevel.LOW);
    private static final UnaryOperator<RecordAnalysis> COMPLAINT =
            about(IntentCategory.COMPLAINT, SentimentClass.NEGATIVE, UrgencyLevel.HIGH);

    private final RiskAgent agent = new LocalRiskAgent(WorkingHours.nineToSix(WorkingDays.MONDAY_TO_FRIDAY));

    @Test
    void tellsTheRisksOfAYear() {
        GoldenAnswers.assertGolden(
                "a14-appliances", agent.assess(Histories.appliances().asOf("2024-06-15T18:00")));
    }

    @Test
    void silenceIsMeasuredAgainstTheCustomersOwnRhythm() {
        HistoryBuilder history = every(9, 12);
        LocalDate last = START.plusDays(99);

        assertThat(alerts(history, last.plusDays(12))).isEmpty();
        assertThat(alerts(history, last.plusDays(28))).singleElement().satisfies(alert -> {
            assertThat(alert.riskType()).isEqualTo("churn_risk");
            assertThat(alert.indicators()).containsExactly("平时约每9天联系一次，已28天没有消息");
            assertThat(alert.expectedImpact()).isEqualTo("没有订单记录，无法估算金额");
            assertThat(alert.triggeredAt()).isEqualTo(last);
        });
    }

    @Test
    void anAlertKeepsItsIdWhileTheSilenceLastsAndGrows() {
        HistoryBuilder history = every(9, 12);
        LocalDate last = START.plusDays(99);
        List<RiskAlert> later = List.of(28, 40, 75, 200).stream()
                .map(days -> alerts(history, last.plusDays(days)).get(0))
                .toList();

        assertThat(later)
                .extracting(RiskAlert::alertId)
                .containsOnly(later.get(0).alertId());
        assertThat(later).extracting(RiskAlert::riskScore).isSorted();
        assertThat(later).extracting(RiskAlert::riskLevel).startsWith("medium").endsWith("high");
        assertThat(later.get(3).escalationTo()).contains("sales_manager");
    }

    @Test
    void everyAlertKeepsItsIdFromDayToDay() {
        HistoryBuilder history = Histories.appliances();
        Map<String, String> yesterday = Map.of();

        for (LocalDate day = LocalDate.of(2024, 6, 7); day.isBefore(LocalDate.of(2024, 9, 1)); day = day.plusDays(2)) {
            Map<String, String> today =
                    alerts(history, day).stream().collect(Collectors.toMap(RiskAlert::riskType, RiskAlert::alertId));
            yesterday.forEach((type, id) -> {
                if (today.containsKey(type)) {
                    assertThat(today).containsEntry(type, id);
                }
            });
            assertThat(today).isNotEmpty();
            yesterday = today;
        }
    }

    @Test
    void aSlowCustomerIsNotSilentAfterAMonth() {
        HistoryBuilder history = every(60, 7);

        RiskAssessment assessment = assess(history, START.plusDays(360 + 35));

        assertThat(assessment.riskAlerts()).isEmpty();
        assertThat(assessment.earlyWarningSignals().silence().explanation()).isEqualTo("平时约每60天联系一次，已35天没有消息，正常");
    }

    @Test
    void tooLittleIsSaidToBeTooLittle() {
        Silence silence =
                assess(every(9, 3), START.plusDays(300)).earlyWarningSignals().silence();

        assertThat(silence.detected()).isFalse();
        assertThat(silence.usualDays()).isEmpty();
        assertThat(silence.explanation()).isEqualTo("只在3天里有来往，看不出规律；已282天没有消息");
        assertThat(assess(new HistoryBuilder(), START).riskAlerts()).isEmpty();
    }

    @Test
    void fallingContactIsSeenBeforeItStops() {
        HistoryBuilder history = every(4, 45);
        LocalDate last = START.plusDays(176);
        history.they(last.plusDays(20) + "T10:00", WECHAT, "嗯", CHAT);
        history.they(last.plusDays(28) + "T10:00", WECHAT, "最近忙", CHAT);

        RiskAssessment assessment = assess(history, last.plusDays(31));

        assertThat(assessment.earlyWarningSignals().communicationDecline().detected())
                .isTrue();
        assertThat(assessment.riskAlerts()).first().satisfies(alert -> assertThat(alert.indicators())
                .containsExactly("近30天沟通2次，平时7.6次，下降74%"));
    }

    @Test
    void aComplaintEscalatesWhileItIsOpenAndNotAfter() {
        HistoryBuilder history = new HistoryBuilder()
                .they("2024-05-06T10:00", WECHAT, "这批料开裂，产线停线了，今天必须处理", COMPLAINT)
                .they("2024-05-08T10:00", WECHAT, "两天没人管，再不来人就索赔", COMPLAINT);
        LocalDate day = LocalDate.of(2024, 5, 10);

        assertThat(alert(history, day, "complaint_escalation")).hasValueSatisfying(alert -> {
            assertThat(alert.riskLevel()).isEqualTo("high");
            assertThat(alert.indicators())
                    .containsExactly(
                            "5月6日起的质量、服务响应投诉未了结，已4天，客户前后说了2次", "5月6日的投诉还没有回复，已等4.9个工作日", "提到索赔：“两天没人管，再不来人就索赔”");
            assertThat(alert.triggeredAt()).isEqualTo("2024-05-06");
        });

        history.we("2024-05-10T11:00", WECHAT, "品质工程师下午到").they("2024-05-12T10:00", WECHAT, "换的料用上了，问题解决了", CHAT);
        assertThat(alert(history, LocalDate.of(2024, 5, 13), "complaint_escalation"))
                .isEmpty();
    }

    @Test
    void lateMoneyIsMeasuredAgainstTheHabitOfPaying() {
        HistoryBuilder history = every(7, 30);
        for (int month = 0; month < 5; month++) {
            LocalDate ordered = START.plusMonths(month);
            LocalDate due = ordered.plusDays(30);
            history.order(
                    ordered + "T10:00",
                    "PCR-ABS-1000",
                    20,
                    15_000,
                    due + "T00:00",
                    Optional.of(due.plusDays(15) + "T10:00"));
        }
        LocalDate due = LocalDate.of(2024, 7, 1);
        history.order("2024-06-02T10:00", "PCR-ABS-1000", 20, 15_000, due + "T00:00", Optional.empty());

        assertThat(alert(history, due.plusDays(14), "payment_risk")).isEmpty();
        assertThat(alert(history, due.plusDays(25), "payment_risk")).hasValueSatisfying(alert -> {
            assertThat(alert.indicators()).containsExactly("订单SO-6付款逾期25天（平时晚付15天），未付共30万元");
            assertThat(alert.expectedImpact()).isEqualTo("逾期未付30万元（1笔）");
            assertThat(alert.triggeredAt()).isEqualTo(due);
        });
    }

    @Test
    void aRegularBuyerIsNeverInDecline() {
        HistoryBuilder history = every(5, 120);
        for (int month = 0; month < 18; month++) {
            history.order(
                    START.plusMonths(month) + "T10:00",
                    "PCR-ABS-1000",
                    20,
                    15_000,
                    "2026-01-01T00:00",
                    Optional.empty());
        }

        for (LocalDate day = LocalDate.of(2025, 5, 3); day.isBefore(LocalDate.of(2025, 6, 9)); day = day.plusDays(1)) {
            assertThat(alert(history, day, "order_decline")).as(day.toString()).isEmpty();
        }
        assertThat(alert(history, LocalDate.of(2025, 9, 1), "order_decline"))
                .hasValueSatisfying(
                        alert -> assertThat(alert.indicators().get(0)).contains("天没有新订单"));
    }

    @Test
    void whoAlwaysNamesACompetitorIsNoNews() {
        HistoryBuilder habit = new HistoryBuilder();
        HistoryBuilder news = new HistoryBuilder();
        UnaryOperator<RecordAnalysis> named = goods(CHAT, "PCR-ABS", 1, Optional.empty(), List.of("绿源"));
        for (int week = 0; week < 60; week++) {
            String time = START.plusWeeks(week) + "T10:00";
            habit.they(time, WECHAT, "绿源那边也在看", named);
            news.they(time, WECHAT, week < 57 ? "照旧" : "绿源那边也在看", week < 57 ? CHAT : named);
        }
        LocalDate day = START.plusWeeks(59).plusDays(1);

        Optional<RiskAlert> known = alert(habit, day, "competitor_threat");
        Optional<RiskAlert> fresh = alert(news, day, "competitor_threat");

        assertThat(fresh).hasValueSatisfying(alert -> {
            assertThat(alert.indicators()).containsExactly("近90天3次提到绿源（平时每90天0次）");
            assertThat(alert.triggeredAt()).isEqualTo(START.plusWeeks(57));
        });
        assertThat(known.map(RiskAlert::riskScore).orElse(0))
                .isLessThan(fresh.orElseThrow().riskScore());
    }

    @Test
    void aLostContactAndOurBrokenWordStrainTheRelationship() {
        HistoryBuilder history = new HistoryBuilder()
                .they("2024-06-03T10:00", EMAIL, "张经理上月离职，以后由小王对接", CHAT)
                .we("2024-06-03T11:00", EMAIL, "好的，周五前寄样品")
                .task("寄样品", Speaker.SELLER, "2024-06-07T18:00", "open");

        assertThat(alert(history, LocalDate.of(2024, 6, 12), "relationship_deterioration"))
                .hasValueSatisfying(alert -> assertThat(alert.indicators())
                        .containsExactly("对接人有变：“张经理上月离职，以后由小王对接”", "答应的“寄样品”6月7日到期，已过5天未办"));
    }

    private HistoryBuilder every(int days, int times) {
        HistoryBuilder history = new HistoryBuilder();
        for (int i = 0; i < times; i++) {
            history.they(START.plusDays((long) i * days) + "T10:00", WECHAT, "照旧", CHAT);
        }
        return history;
    }

    private RiskAssessment assess(HistoryBuilder history, LocalDate day) {
        return agent.assess(history.asOf(day + "T18:00")).result();
    }

    private List<RiskAlert> alerts(HistoryBuilder history, LocalDate day) {
        return assess(history, day).riskAlerts();
    }

    private Optional<RiskAlert> alert(HistoryBuilder history, LocalDate day, String type) {
        return alerts(history, day).stream()
                .filter(alert -> alert.riskType().equals(type))
                .findFirst();
    }
}
