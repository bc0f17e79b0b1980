package cn.topcentral.hub.agents.statistics;

import static cn.topcentral.hub.agents.history.HistoryBuilder.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.topcentral.hub.agents.history.HistoryBuilder;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CustomerStatisticsTest {
    private static final WorkingHours HOURS = WorkingHours.nineToSix(WorkingDays.MONDAY_TO_FRIDAY);
    private static final UnaryOperator<RecordAnalysis> ASKS =
            about(IntentCategory.INQUIRY, SentimentClass.NEUTRAL, UrgencyLevel.MEDIUM);
    private static final UnaryOperator<RecordAnalysis> COMPLAINS =
            about(IntentCategory.COMPLAINT, SentimentClass.NEGATIVE, UrgencyLevel.HIGH);
    private static final UnaryOperator<RecordAnalysis> GREETS =
            about(IntentCategory.OTHER, SentimentClass.POSITIVE, UrgencyLevel.LOW);

    @Test
    void nightsAndWeekendsAreNoWaiting() {
        // Friday 17:30 to Monday 9:45.
        Duration waited = HOURS.between(
                HistoryBuilder.at("2024-06-14T17:30"), HistoryBuilder.at("2024-06-17T09:45"), HistoryBuilder.ZONE);

        assertThat(waited).isEqualTo(Duration.ofMinutes(75));
    }

    @Test
    void promisesLongOverWhenTheyWereStoredDoNotCount() {
        HistoryBuilder history = new HistoryBuilder()
                .they("2024-06-03T10:00", CommunicationType.WECHAT, "COA发我", ASKS)
                .task("发COA", Speaker.SELLER, "2024-06-05T10:00", "past");

        assertThat(of(history).ourPromises().count()).isZero();
    }

    @Test
    void anAnswerWaitsFromTheFirstMessageOfATurnToTheFirstOfTheAnswer() {
        Answers answers = of(new HistoryBuilder()
                        .they("2024-06-11T10:00", CommunicationType.WECHAT, "PCR-ABS什么价", ASKS)
                        .they("2024-06-11T10:05", CommunicationType.WECHAT, "在吗", ASKS)
                        .we("2024-06-11T12:00", CommunicationType.WECHAT, "15200")
                        .we("2024-06-11T12:01", CommunicationType.WECHAT, "含税，您看行吗")
                        .they("2024-06-12T09:30", CommunicationType.WECHAT, "贵了", ASKS)
                        .we("2024-06-12T10:00", CommunicationType.WECHAT, "我申请一下"))
                .answers();

        assertThat(answers.ours())
                .extracting(Answers.Answer::worked)
                .containsExactly(Duration.ofHours(2), Duration.ofMinutes(30));
        // 12:01 to 18:00 and 9:00 to 9:30.
        assertThat(answers.theirs()).extracting(Answers.Answer::worked).containsExactly(Duration.ofMinutes(389));
        assertThat(answers.waiting()).isEmpty();
    }

    @Test
    void whatWantsAnAnswerWaitsUntilItIsAnsweredOrTalkedOver() {
        HistoryBuilder history = new HistoryBuilder()
                .they("2024-06-03T10:00", CommunicationType.EMAIL, "请报PCR-PP价格", ASKS)
                .they("2024-06-03T11:00", CommunicationType.WECHAT, "好的谢谢", GREETS);
        assertThat(of(history).answers().waiting())
                .extracting(HistoryRecord::content)
                .containsExactly("请报PCR-PP价格");

        history.we("2024-06-10T15:00", CommunicationType.PHONE, "电话里报了价");
        assertThat(of(history).answers().waiting()).isEmpty();
    }

    @Test
    void aWordOnAnotherChannelSoonAfterIsTakenForTheAnswer() {
        Answers answers = of(new HistoryBuilder()
                        .they("2024-06-03T10:00", CommunicationType.EMAIL, "请报PCR-PP价格", ASKS)
                        .we("2024-06-04T10:00", CommunicationType.WECHAT, "邮件收到，7800"))
                .answers();

        assertThat(answers.waiting()).isEmpty();
    }

    @Test
    void whatWeWriteIntoTheSilenceIsIgnored() {
        Answers answers = of(new HistoryBuilder()
                        .they("2024-06-03T10:00", CommunicationType.WECHAT, "好", GREETS)
                        .we("2024-06-05T10:00", CommunicationType.WECHAT, "样品收到了吗")
                        .we("2024-06-07T10:00", CommunicationType.EMAIL, "附上新报价"))
                .answers();

        assertThat(answers.ignored()).hasSize(2);
    }

    @Test
    void channelsAndHoursCountDaysNotMessages() {
        HistoryBuilder history = new HistoryBuilder();
        for (int minute = 10; minute < 40; minute++) {
            history.they("2024-06-11T10:" + minute, CommunicationType.WECHAT, "消息", GREETS);
        }
        history.they("2024-06-12T15:00", CommunicationType.EMAIL, "信", GREETS)
                .they("2024-06-13T15:00", CommunicationType.EMAIL, "信", GREETS);
        CustomerStatistics statistics = of(history);

        assertThat(statistics.channels())
                .extracting(ChannelUse::type)
                .containsExactly(CommunicationType.EMAIL, CommunicationType.WECHAT);
        assertThat(statistics.channels().get(0).share()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(statistics.times().total()).isEqualTo(3);
        assertThat(statistics.times().at(DayOfWeek.TUESDAY, 10)).isEqualTo(1);
        assertThat(statistics.times().busiestHours()).containsExactly(15, 10);
    }

    @Test
    void aComplaintIsOpenUntilTheCustomerSaysItIsSettled() {
        HistoryBuilder history = new HistoryBuilder()
                .they("2024-05-06T10:00", CommunicationType.WECHAT, "这批PCR-ABS色差太大", COMPLAINS)
                .we("2024-05-06T11:00", CommunicationType.WECHAT, "马上查")
                .they("2024-05-08T10:00", CommunicationType.WECHAT, "色差还没解决，什么时候处理", COMPLAINS);
        assertThat(of(history).complaints().open()).singleElement().satisfies(complaint -> {
            assertThat(complaint.records()).hasSize(2);
            assertThat(complaint.topics()).containsExactly(Topic.QUALITY);
            assertThat(complaint.answer()).isPresent();
        });

        history.they("2024-05-10T10:00", CommunicationType.WECHAT, "新批次收到，没问题了", GREETS)
                .they("2024-06-12T10:00", CommunicationType.WECHAT, "又有色差", COMPLAINS);
        assertThat(of(history).complaints().cases())
                .extracting(Complaints.Case::open)
                .containsExactly(false, true);
        assertThat(of(history).complaints().cases())
                .extracting(Complaints.Case::repeats)
                .containsExactly(0, 1);
    }

    @Test
    void ordersHaveAMonthlyVolumeAndLateOnesAreFound() {
        CustomerStatistics statistics = of(new HistoryBuilder()
                .order(
                        "2024-01-10T10:00",
                        "PCR-ABS-1000",
                        50,
                        15_000,
                        "2024-02-10T00:00",
                        Optional.of("2024-02-15T10:00"))
                .order(
                        "2024-02-10T10:00",
                        "PCR-ABS-1000",
                        50,
                        15_000,
                        "2024-03-10T00:00",
                        Optional.of("2024-03-09T10:00"))
                .order(
                        "2024-03-11T10:00",
                        "PCR-ABS-1000",
                        50,
                        15_000,
                        "2024-04-10T00:00",
                        Optional.of("2024-04-12T10:00"))
                .order("2024-04-10T10:00", "PCR-ABS-1000", 50, 15_000, "2024-05-10T00:00", Optional.empty()));

        assertThat(statistics.orders().monthlyTonnes().orElseThrow().doubleValue())
                .isCloseTo(50, within(1.0));
        assertThat(statistics.payments().lateness().median()).isEqualTo(2);
        assertThat(statistics.payments().overdue()).singleElement().satisfies(due -> {
            assertThat(due.order().id()).isEqualTo("SO-4");
            assertThat(due.days()).isEqualTo(36);
        });
        assertThat(statistics.payments().overdueAmount()).isEqualByComparingTo("750000");
    }

    @Test
    void figuresReadAsPeopleWriteThem() {
        assertThat(List.of(
                        Wording.money(new BigDecimal("750000")),
                        Wording.money(new BigDecimal("8600.4")),
                        Wording.workingTime(0.4, HOURS),
                        Wording.workingTime(2.04, HOURS),
                        Wording.workingTime(13.5, HOURS),
                        Wording.frequency(20, 60),
                        Wording.frequency(6, 120),
                        Wording.frequency(3, 365),
                        Wording.percent(0.655)))
                .containsExactly("75万元", "8600元", "24分钟", "2小时", "1.5个工作日", "每周2.3天", "每月1.5天", "每年3天", "66%");
    }

    private static CustomerStatistics of(HistoryBuilder history) {
        return CustomerStatistics.of(history.asOf("2024-06-15T18:00"), HOURS);
    }
}
