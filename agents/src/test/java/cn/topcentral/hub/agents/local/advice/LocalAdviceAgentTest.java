package cn.topcentral.hub.agents.local.advice;

import static cn.topcentral.hub.agents.history.HistoryBuilder.about;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.advice.MarketingAdvice.CampaignIdea;
import cn.topcentral.hub.agents.advice.MarketingAdvice.ContentSuggestion;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.history.HistoryBuilder;
import cn.topcentral.hub.agents.local.AnyHistory;
import cn.topcentral.hub.agents.local.Golden;
import cn.topcentral.hub.agents.local.Stories;
import cn.topcentral.hub.agents.local.opportunity.GradeCatalogue;
import cn.topcentral.hub.agents.local.opportunity.LocalOpportunityAgent;
import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LocalAdviceAgentTest {
    private final LocalOpportunityAgent miner = new LocalOpportunityAgent(GradeCatalogue.bundled(), Stories.HOURS);
    private final LocalAdviceAgent agent = new LocalAdviceAgent(Stories.HOURS);

    @Test
    void answerForARichHistoryIsTheGoldenOne() throws IOException {
        Golden.assertSame(LocalAdviceAgentTest.class, "a13-aux.json", finding(Stories.aux()));
    }

    @Test
    void channelIsTheOneTheyAnswerOn() {
        HistoryBuilder story = new HistoryBuilder().contact(1, "张经理", "采购经理");
        for (int i = 0; i < 6; i++) {
            LocalDate day = LocalDate.of(2024, 5, 6).plusDays(i * 2L);
            story.we(day + "T10:00", CommunicationType.EMAIL, "张经理，报价单见附件");
            story.we(day + "T10:05", CommunicationType.WECHAT, "张经理，邮件发了");
            story.they(day + "T10:35", CommunicationType.WECHAT, "收到", UnaryOperator.identity());
        }
        MarketingAdvice advice = advise(story.asOf("2024-06-01T09:00"));
        assertThat(advice.channelStrategy().primary()).isEqualTo("企业微信");
        assertThat(advice.channelStrategy().reason()).isEqualTo("近一年：企业微信上客户有6天主动来找，我方联系6次回了6次，一般30分钟回；邮件上我方联系1次没有回音");
    }

    @Test
    void timesAreThoseTheyWriteAt() {
        HistoryBuilder story = new HistoryBuilder().contact(1, "张经理", "采购经理");
        for (int week = 0; week < 8; week++) {
            LocalDate tuesday = LocalDate.of(2024, 4, 2).plusWeeks(week);
            story.they(tuesday + "T14:10", CommunicationType.WECHAT, "在吗", UnaryOperator.identity());
            story.they(tuesday.plusDays(2) + "T15:40", CommunicationType.WECHAT, "在不", UnaryOperator.identity());
        }
        MarketingAdvice advice = advise(story.asOf("2024-06-01T09:00"));
        assertThat(advice.timingRecommendations().bestContactDays()).containsExactly("周二", "周四");
        assertThat(advice.timingRecommendations().bestContactHours()).containsExactly("14:00-16:00");
    }

    @Test
    void halfDaysWithoutAWordAreToBeAvoided() {
        HistoryBuilder story = new HistoryBuilder().contact(1, "张经理", "采购经理");
        for (int week = 0; week < 4; week++) {
            for (int day = 0; day < 5; day++) {
                LocalDate date = LocalDate.of(2024, 4, 1).plusWeeks(week).plusDays(day);
                if (day > 0) {
                    story.they(date + "T09:10", CommunicationType.WECHAT, "早", UnaryOperator.identity());
                }
                if (day < 4) {
                    story.they(date + "T14:10", CommunicationType.WECHAT, "在吗", UnaryOperator.identity());
                }
            }
        }
        assertThat(advise(story.asOf("2024-05-10T09:00"))
                        .timingRecommendations()
                        .avoidTimes())
                .containsExactlyInAnyOrder("周一上午", "周五下午");
    }

    @Test
    void holidayAheadIsNamedFromTheCalendar() {
        LocalDate dragonBoat = LocalDate.of(2024, 6, 10);
        WorkingDays calendar = day -> WorkingDays.MONDAY_TO_FRIDAY.works(day) && !day.equals(dragonBoat);
        CustomerHistory history = new HistoryBuilder()
                .contact(1, "张经理", "采购经理")
                .they("2024-05-30T10:00", CommunicationType.WECHAT, "在吗", UnaryOperator.identity())
                .asOf("2024-06-01T09:00");
        MarketingAdvice advice = new LocalAdviceAgent(WorkingHours.nineToSix(calendar))
                .advise(
                        history,
                        Stories.NO_INSIGHT,
                        miner.mine(history, Stories.NO_INSIGHT).result())
                .result();
        assertThat(advice.timingRecommendations().avoidTimes()).containsExactly("端午放假（6月8日至6月10日）");
        assertThat(advice.careStrategy().holidayGifts()).startsWith("端午（6月8日放假）前一周问候张经理");
    }

    @Test
    void lateBuyerIsToBeCalledAndRefilled() {
        MarketingAdvice advice = advise(Stories.overdue());
        assertThat(advice.retentionPlan().riskSignals()).contains("平时约9天一单，已29天没有下单");
        assertThat(advice.retentionPlan().retentionActions()).contains("今天打电话给王永旺，问清停单的原因");
        assertThat(advice.campaignIdeas()).extracting(CampaignIdea::name).contains("PCR-PP-2200到点补货");
        assertThat(advice.marketingStrategy().approach()).isEqualTo("主动上门，把老客户拉回来");
    }

    @Test
    void whoPraisesAndBuysIsAskedForAReferral() {
        assertThat(advise(Stories.aux()).campaignIdeas())
                .filteredOn(idea -> idea.name().equals("老客户转介绍"))
                .singleElement()
                .satisfies(idea -> assertThat(idea.expectedResponse()).isEqualByComparingTo("0.43"));
    }

    @Test
    void openComplaintComesBeforeAnyBusiness() {
        CustomerHistory history = new HistoryBuilder()
                .contact(1, "张经理", "采购经理")
                .they(
                        "2024-06-10T10:00",
                        CommunicationType.WECHAT,
                        "这批黑点太多了，怎么处理？",
                        about(IntentCategory.COMPLAINT, SentimentClass.NEGATIVE, UrgencyLevel.HIGH))
                .asOf("2024-06-12T09:00");
        MarketingAdvice advice = advise(history);
        assertThat(advice.marketingStrategy().approach()).isEqualTo("先把投诉了结，再谈生意");
        assertThat(advice.retentionPlan().riskSignals()).contains("近90天投诉1次，1次还没了结");
        assertThat(advice.campaignIdeas()).extracting(CampaignIdea::name).doesNotContain("老客户转介绍");
    }

    @Test
    void certificatesTheyAskedForAreToBeSent() {
        CustomerHistory history = new HistoryBuilder()
                .contact(1, "李工", "技术")
                .they(
                        "2024-06-11T10:00",
                        CommunicationType.EMAIL,
                        "PCR-ABS-1000 的 UL 黄卡和 GRS 证书发我一下，客户审厂要用",
                        about(IntentCategory.TECHNICAL, SentimentClass.NEUTRAL, UrgencyLevel.MEDIUM))
                .asOf("2024-06-12T09:00");
        assertThat(advise(history).contentSuggestions())
                .contains(new ContentSuggestion("资质文件", "PCR-ABS-1000的UL 黄卡、GRS", "今天就发", "邮件"));
    }

    @Test
    void whoHasSaidNothingIsAdvisedNothing() {
        MarketingAdvice advice = advise(new HistoryBuilder().asOf("2024-06-12T09:00"));
        assertThat(advice.customerSegment()).isEqualTo("暂无沟通记录");
        assertThat(advice.contentSuggestions()).isEmpty();
        assertThat(advice.campaignIdeas()).isEmpty();
        assertThat(advice.channelStrategy().primary()).isEmpty();
    }

    @Test
    void recordsNobodyAnalysedStillTellTimesAndChannels() {
        MarketingAdvice advice = advise(Stories.withoutAnalyses(Stories.aux()));
        assertThat(advice.channelStrategy().primary()).isEqualTo("企业微信");
        assertThat(advice.timingRecommendations().bestContactHours()).contains("09:00-11:00");
    }

    /** The limit is many times what it takes; work that grew with the square would take minutes. */
    @Test
    @Timeout(10)
    void tenThousandRecordsAreAdvisedOnInOneGo() {
        CustomerHistory history = AnyHistory.of(11, 10_000);
        assertThat(advise(history).campaignIdeas())
                .isNotEmpty()
                .extracting(CampaignIdea::expectedResponse)
                .allMatch(share -> share.compareTo(BigDecimal.ONE) <= 0);
    }

    private MarketingAdvice advise(CustomerHistory history) {
        return finding(history).result();
    }

    private Finding<MarketingAdvice> finding(CustomerHistory history) {
        return agent.advise(
                history,
                Stories.insight(history.records().isEmpty() ? "潜在客户" : "成长客户"),
                miner.mine(history, Stories.NO_INSIGHT).result());
    }
}
