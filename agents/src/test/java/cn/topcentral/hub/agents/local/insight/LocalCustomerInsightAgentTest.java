package cn.topcentral.hub.agents.local.insight;

import static cn.topcentral.hub.agents.history.HistoryBuilder.about;
import static cn.topcentral.hub.storage.communication.CommunicationType.WECHAT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GoldenAnswers;
import cn.topcentral.hub.agents.history.Histories;
import cn.topcentral.hub.agents.history.HistoryBuilder;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.insight.CustomerInsight.Component;
import cn.topcentral.hub.agents.insight.CustomerInsight.KeyContact;
import cn.topcentral.hub.agents.insight.CustomerInsightAgent;
import cn.topcentral.hub.agents.local.risk.LocalRiskAgent;
import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LocalCustomerInsightAgentTest {
    private static final WorkingHours HOURS = WorkingHours.nineToSix(WorkingDays.MONDAY_TO_FRIDAY);
    private static final LocalDate START = LocalDate.of(2024, 1, 2);
    private static final UnaryOperator<RecordAnalysis> CHAT =
            about(IntentCategory.OTHER, SentimentClass.NEUTRAL, UrgencyLevel.LOW);
    private static final UnaryOperator<RecordAnalysis> INQUIRY =
            about(IntentCategory.INQUIRY, SentimentClass.NEUTRAL, UrgencyLevel.MEDIUM);

    private final CustomerInsightAgent agent = new LocalCustomerInsightAgent(HOURS, new LocalRiskAgent(HOURS));

    @Test
    void tellsAYearOfACustomer() {
        GoldenAnswers.assertGolden(
                "a11-appliances", agent.study(Histories.appliances().asOf("2024-06-15T18:00")));
    }

    @Test
    void anEmptyHistoryIsSaidToBeOne() {
        GoldenAnswers.assertGolden("a11-empty", agent.study(new HistoryBuilder().asOf("2024-06-15T18:00")));
    }

    @Test
    void theFirstWordOfAStrangerIsNotOverrated() {
        CustomerInsight insight = study(new HistoryBuilder()
                .contact(1, "陈先生", "采购员")
                .they("2024-06-14T10:00", WECHAT, "PCR-PP什么价？急用", INQUIRY));

        assertThat(insight.lifecycleStage()).isEqualTo(Staying.POTENTIAL);
        assertThat(insight.communicationPattern().frequency()).isEqualTo("认识2天，有来往1天");
        assertThat(insight.loyalty().retentionProbability()).isEqualByComparingTo("0.5");
        assertThat(insight.satisfaction().current()).isEqualByComparingTo("3");
        assertThat(insight.keyContacts()).containsExactly(new KeyContact("陈先生", "采购执行", new BigDecimal("0.59"), "一般"));
        assertThat(insight.decisionMaking().style()).isEqualTo(Pattern.UNKNOWN);
    }

    @Test
    void beforeAnythingIsAnalysedTheRhythmIsKnownAndTheMoodIsNot() {
        CustomerHistory analysed = every(7, 30).asOf("2024-07-26T18:00");
        CustomerHistory plain = new CustomerHistory(
                analysed.customer(),
                analysed.asOf(),
                analysed.zone(),
                analysed.records().stream()
                        .map(LocalCustomerInsightAgentTest::notAnalysed)
                        .toList(),
                analysed.orders(),
                analysed.contacts(),
                analysed.tasks(),
                analysed.prices(),
                0);

        CustomerInsight insight = agent.study(plain).result();

        assertThat(insight.relationshipHealth().components())
                .extracting(Component::name)
                .containsExactly("联系频率");
        assertThat(insight.relationshipHealth().components().get(0).weight()).isEqualByComparingTo("1");
        assertThat(insight.relationshipHealth().score()).isEqualTo(100);
        assertThat(insight.communicationPattern().frequency()).isEqualTo("每周1天（近90天里13天有来往）");
    }

    @Test
    void stagesFollowOrdersAndSilence() {
        HistoryBuilder history = every(7, 80);
        assertThat(stage(history, "2024-03-01T18:00")).isEqualTo(Staying.POTENTIAL);

        for (int month = 0; month < 17; month++) {
            history.order(
                    START.plusMonths(month) + "T10:00",
                    "PCR-ABS-1000",
                    20,
                    15_000,
                    "2026-01-01T00:00",
                    Optional.empty());
        }
        assertThat(stage(history, "2024-02-20T18:00")).isEqualTo(Staying.NEW);
        assertThat(stage(history, "2024-10-01T18:00")).isEqualTo(Staying.GROWING);
        assertThat(stage(history, "2025-05-20T18:00")).isEqualTo(Staying.MATURE);
        assertThat(stage(history, "2026-03-01T18:00")).isEqualTo(Staying.LEAVING);
    }

    @Test
    void silenceLowersHealthAndRetention() {
        HistoryBuilder history = every(7, 30);
        CustomerInsight before = agent.study(history.asOf("2024-07-25T18:00")).result();
        CustomerInsight after = agent.study(history.asOf("2024-09-10T18:00")).result();

        assertThat(after.relationshipHealth().score())
                .isLessThan(before.relationshipHealth().score());
        assertThat(after.relationshipHealth().trend()).isEqualTo("downward");
        assertThat(after.loyalty().retentionProbability())
                .isLessThan(before.loyalty().retentionProbability());
        assertThat(after.risks()).first().satisfies(risk -> assertThat(risk.type())
                .isEqualTo("客户流失"));
    }

    @Test
    void theDeciderIsWhoOthersHaveToAsk() {
        HistoryBuilder history = new HistoryBuilder()
                .contact(1, "张敏", "采购专员")
                .they("2024-06-03T10:00", WECHAT, "价格我做不了主，得等陈总签字", CHAT)
                .they("2024-06-04T10:00", WECHAT, "陈总还没批", CHAT);

        Finding<CustomerInsight> finding = agent.study(history.asOf("2024-06-15T18:00"));

        assertThat(finding.result().decisionMaking().decisionMaker()).isEqualTo("陈总（最终拍板），张敏（采购执行）有影响力");
        assertThat(finding.result().keyContacts())
                .first()
                .extracting(KeyContact::name)
                .isEqualTo("陈总");
        assertThat(finding.evidence())
                .filteredOn(evidence -> evidence.claim().equals("/key_contacts/0"))
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.quote()).isEqualTo("陈总还没批"));
    }

    @Test
    void praiseAndBlameInOneSentenceAreToldApart() {
        CustomerInsight insight = study(new HistoryBuilder()
                .they(
                        "2024-06-03T10:00",
                        WECHAT,
                        "质量没得说，就是交期太慢了",
                        about(IntentCategory.DELIVERY, SentimentClass.NEGATIVE, UrgencyLevel.MEDIUM))
                .they(
                        "2024-06-10T10:00",
                        WECHAT,
                        "价格有点贵，不过服务响应很及时",
                        about(IntentCategory.OTHER, SentimentClass.POSITIVE, UrgencyLevel.LOW)));

        assertThat(insight.satisfaction().painPoints()).containsExactly("价格（抱怨1次）", "交期（抱怨1次）");
        assertThat(insight.satisfaction().strengths()).containsExactly("服务响应（认可1次）");
    }

    @Test
    void namingAPriceIsNoComplaintAndDoubtIsNoPraise() {
        CustomerInsight insight = study(new HistoryBuilder()
                .they("2024-06-03T10:00", WECHAT, "张经理认可算法，要求把表附进比价报告。", CHAT)
                .they("2024-06-10T10:00", WECHAT, "恒骏改性报 7,450，对方还在犹豫，主要顾虑批次稳定。", CHAT));

        assertThat(insight.satisfaction().painPoints()).isEmpty();
        assertThat(insight.satisfaction().strengths()).isEmpty();
    }

    @Test
    void promisesNobodyTickedOffAreSaidToBeUntracked() {
        HistoryBuilder history = every(7, 10);
        history.task("发COA", Speaker.SELLER, "2024-02-01T10:00", "open");

        assertThat(agent.study(history.asOf("2024-06-15T18:00"))
                        .result()
                        .relationshipHealth()
                        .components())
                .filteredOn(part -> part.name().equals("承诺兑现"))
                .singleElement()
                .satisfies(part -> assertThat(part.explanation()).isEqualTo("我方到期承诺1件，没有人登记过完成情况，暂不评分"));
    }

    private static HistoryRecord notAnalysed(HistoryRecord record) {
        return new HistoryRecord(
                record.id(),
                record.type(),
                record.direction(),
                record.channel(),
                record.time(),
                record.duration(),
                record.threadId(),
                record.initiatedBy(),
                record.handledBy(),
                record.contactId(),
                record.participants(),
                record.subject(),
                record.summary(),
                record.content(),
                Optional.empty());
    }

    private static HistoryBuilder every(int days, int times) {
        HistoryBuilder history = new HistoryBuilder();
        for (int i = 0; i < times; i++) {
            history.they(START.plusDays((long) i * days) + "T10:00", WECHAT, "照旧", CHAT);
        }
        return history;
    }

    private String stage(HistoryBuilder history, String asOf) {
        return agent.study(history.asOf(asOf)).result().lifecycleStage();
    }

    private CustomerInsight study(HistoryBuilder history) {
        return agent.study(history.asOf("2024-06-15T18:00")).result();
    }
}
