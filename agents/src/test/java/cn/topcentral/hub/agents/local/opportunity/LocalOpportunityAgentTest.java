package cn.topcentral.hub.agents.local.opportunity;

import static cn.topcentral.hub.agents.history.HistoryBuilder.about;
import static cn.topcentral.hub.agents.history.HistoryBuilder.goods;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.history.HistoryBuilder;
import cn.topcentral.hub.agents.local.AnyHistory;
import cn.topcentral.hub.agents.local.Golden;
import cn.topcentral.hub.agents.local.Stories;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.opportunity.Opportunities.CrossSell;
import cn.topcentral.hub.agents.opportunity.Opportunities.Opportunity;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LocalOpportunityAgentTest {
    private static final UnaryOperator<RecordAnalysis> ASKS =
            about(IntentCategory.INQUIRY, SentimentClass.NEUTRAL, UrgencyLevel.MEDIUM);
    private static final UnaryOperator<RecordAnalysis> CHATS = UnaryOperator.identity();

    private final LocalOpportunityAgent agent = new LocalOpportunityAgent(GradeCatalogue.bundled(), Stories.HOURS);

    @Test
    void answerForARichHistoryIsTheGoldenOne() throws IOException {
        Golden.assertSame(
                LocalOpportunityAgentTest.class, "a12-aux.json", agent.mine(Stories.aux(), Stories.NO_INSIGHT));
    }

    @Test
    void manyMessagesOnManyChannelsAboutOneFamilyAreOneOpportunity() {
        assertThat(mine(Stories.aux()).opportunities())
                .filteredOn(opportunity -> opportunity.product().startsWith("PCR-ABS"))
                .singleElement()
                .satisfies(opportunity -> {
                    assertThat(opportunity.type()).isEqualTo("explicit");
                    assertThat(opportunity.competitors()).containsExactly("瑞泽新材");
                    assertThat(opportunity.riskFactors()).contains("瑞泽新材比我方便宜15%", "账期谈到60天");
                });
    }

    @Test
    void valueOfAMonthlyNeedIsThePriceSaidTimesTwelveMonths() {
        assertThat(first(Stories.aux()).quantity()).contains("50吨/月");
        assertThat(first(Stories.aux()).estimatedValue())
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("9120000"));
    }

    @Test
    void valueStaysEmptyWhileNobodySaidAPrice() {
        CustomerHistory history = asked("PCR-ABS-1000 什么价？一个月20吨", "PCR-ABS-1000", 20, Optional.of("月"));
        assertThat(first(history).estimatedValue()).isEmpty();
        assertThat(first(history).quantity()).contains("20吨/月");
        assertThat(first(history).recommendedActions()).contains("报PCR-ABS-1000价格，按20吨/月报");
    }

    @Test
    void bagToTrySaysNothingAboutTheWorth() {
        CustomerHistory history = new HistoryBuilder()
                .contact(1, "李工", "技术")
                .they("2024-06-10T10:00", CommunicationType.WECHAT, "PCR-ABS-1000 寄样1吨试试", spoken("PCR-ABS-1000", 1))
                .price("PCR-ABS-1000", 15200, Speaker.SELLER, "x")
                .asOf("2024-06-12T09:00");
        assertThat(first(history).stage()).isEqualTo("样品");
        assertThat(first(history).estimatedValue()).isEmpty();
    }

    @Test
    void inquiryThatWentQuietIsImplicitAndSaysForHowLong() {
        Opportunity quiet = first(Stories.dormant());
        assertThat(quiet.type()).isEqualTo("implicit");
        assertThat(quiet.description())
                .isEqualTo("3月12日问过PCR-PC-3000（3吨/月），我方3月13日报18,000元/吨之后没有下文，已沉默98天，按18,000元/吨算一年约65万元");
        assertThat(quiet.probability()).isLessThan(new BigDecimal("0.20"));
    }

    @Test
    void inquiryNobodyAnsweredSaysSo() {
        CustomerHistory history = new HistoryBuilder()
                .contact(1, "张经理", "采购经理")
                .they("2024-04-01T10:00", CommunicationType.EMAIL, "PCR-PC-3000 请报价，5吨", spoken("PCR-PC-3000", 5))
                .asOf("2024-06-18T09:00");
        assertThat(first(history).description()).contains("我方一直没有回");
        assertThat(first(history).recommendedActions()).first().isEqualTo("今天先回复4月1日的来信");
    }

    @Test
    void regularBuyerIsLateByTheOwnRhythm() {
        Opportunity overdue = first(Stories.overdue());
        assertThat(overdue.type()).isEqualTo("implicit");
        assertThat(overdue.description()).isEqualTo("PCR-PP-2200平时约9天补一次（每次约5吨），上次是5月14日，已29天没有下单");
        assertThat(overdue.stage()).isEqualTo("批量");
    }

    @Test
    void regularOrdersAreNoOpportunity() {
        HistoryBuilder story = new HistoryBuilder().contact(1, "王永旺", "厂长");
        for (int i = 0; i < 8; i++) {
            story.they(
                    LocalDate.of(2024, 4, 1).plusDays(9L * i) + "T09:00",
                    CommunicationType.PHONE,
                    "PCR-PP-2200 送5吨过来",
                    goods(
                            about(IntentCategory.ORDER, SentimentClass.NEUTRAL, UrgencyLevel.MEDIUM),
                            "PCR-PP-2200",
                            5,
                            Optional.empty(),
                            List.of()));
        }
        assertThat(mine(story.asOf("2024-06-08T09:00")).opportunities()).isEmpty();
    }

    @Test
    void needThatWasCalledOffIsNone() {
        CustomerHistory history = new HistoryBuilder()
                .contact(1, "张经理", "采购经理")
                .they("2024-06-01T10:00", CommunicationType.WECHAT, "PCR-PC-3000 什么价", spoken("PCR-PC-3000", 5))
                .they("2024-06-10T10:00", CommunicationType.WECHAT, "PCR-PC-3000 不用报了，项目取消", spoken("PCR-PC-3000", 5))
                .asOf("2024-06-12T09:00");
        assertThat(mine(history).opportunities()).isEmpty();
    }

    @Test
    void whatOnlyWeSayIsNoNeed() {
        CustomerHistory history = new HistoryBuilder()
                .record(
                        "2024-06-10T10:00",
                        CommunicationType.WECHAT,
                        Direction.OUTBOUND,
                        Optional.empty(),
                        "张经理，PCR-ABS-1000 最近有货，15,200一吨，要不要来10吨？",
                        spoken("PCR-ABS-1000", 10).apply(HistoryBuilder.PLAIN))
                .asOf("2024-06-12T09:00");
        assertThat(mine(history)).isEqualTo(new Opportunities(List.of(), List.of(), List.of()));
    }

    @Test
    void nextMessageWithoutAMaterialMeansTheOneSpokenOf() {
        CustomerHistory history = new HistoryBuilder()
                .contact(1, "张经理", "采购经理")
                .they("2024-06-10T10:00", CommunicationType.WECHAT, "PCR-PC-3000 有货吗", spoken("PCR-PC-3000", 5))
                .they("2024-06-11T10:00", CommunicationType.WECHAT, "再便宜点，给个实价", ASKS)
                .asOf("2024-06-12T09:00");
        assertThat(mine(history).opportunities()).hasSize(1);
    }

    @Test
    void numberStaysWhenAnotherOpportunityAppears() {
        HistoryBuilder story = new HistoryBuilder()
                .contact(1, "张经理", "采购经理")
                .they("2024-06-10T10:00", CommunicationType.WECHAT, "PCR-PC-3000 有货吗", spoken("PCR-PC-3000", 5));
        String id = first(story.asOf("2024-06-10T18:00")).id();
        CustomerHistory later = story.they(
                        "2024-06-11T10:00", CommunicationType.EMAIL, "PA66-GF30 也报一下，20吨", spoken("PA66-GF30", 20))
                .price("PA66-GF30", 20000, Speaker.SELLER, "x")
                .asOf("2024-06-12T09:00");
        assertThat(id).startsWith("OPP-202406-");
        assertThat(mine(later).opportunities())
                .extracting(Opportunity::id)
                .hasSize(2)
                .contains(id);
    }

    @Test
    void troubleOfACompetitorAndGrowthAreFoundInChat() {
        CustomerHistory history = new HistoryBuilder()
                .contact(1, "张经理", "采购经理")
                .they("2024-06-10T10:00", CommunicationType.WECHAT, "原来的供应商又断货了，PCR-PP 拖了两周", CHATS)
                .they("2024-06-11T10:00", CommunicationType.WECHAT, "我们二期下个月投产，在招人", CHATS)
                .asOf("2024-06-12T09:00");
        assertThat(mine(history).opportunities())
                .extracting(Opportunity::description)
                .containsExactlyInAnyOrder("对手供货出了问题：“原来的供应商又断货了，PCR-PP 拖了两周”", "客户在扩产：“我们二期下个月投产，在招人”");
    }

    @Test
    void betterGradeIsOfferedToWhoAsksForMore() {
        CustomerHistory history = asked("PCR-ABS-1000 冲击不够，性能要求提高了，有没有好一点的", "PCR-ABS-1000", 5, Optional.empty());
        assertThat(mine(history).upSellOpportunities()).singleElement().satisfies(up -> {
            assertThat(up.current()).isEqualTo("PCR-ABS-1000");
            assertThat(up.upgrade()).isEqualTo("PCR-ABS-2000（高性能）");
        });
    }

    @Test
    void materialsTheyNamedAndTheirIndustryUsesAreCrossSelling() {
        assertThat(mine(Stories.aux()).crossSellOpportunities())
                .extracting(CrossSell::product)
                .containsExactly("PC/ABS-8020", "PCR-PC-3000", "PCR-HIPS");
    }

    @Test
    void recordsNobodyAnalysedAreReadByTheirWords() {
        CustomerHistory analysed = asked("PCR-ABS-1000 什么价？一个月20吨", "PCR-ABS-1000", 20, Optional.of("月"));
        CustomerHistory plain = Stories.withoutAnalyses(analysed);
        assertThat(first(plain).product()).isEqualTo("PCR-ABS-1000");
        assertThat(first(plain).quantity()).contains("20吨/月");
    }

    @Test
    void emptyHistoryHasNoOpportunities() {
        assertThat(mine(new HistoryBuilder().asOf("2024-06-12T09:00")))
                .isEqualTo(new Opportunities(List.of(), List.of(), List.of()));
    }

    /** The limit is many times what it takes; work that grew with the square would take minutes. */
    @Test
    @Timeout(10)
    void tenThousandRecordsAreMinedInOneGo() {
        CustomerHistory history = AnyHistory.of(7, 10_000);
        assertThat(history.records()).hasSizeGreaterThan(9_000);
        assertThat(mine(history).opportunities()).isNotEmpty();
    }

    private Opportunities mine(CustomerHistory history) {
        return agent.mine(history, Stories.NO_INSIGHT).result();
    }

    private Opportunity first(CustomerHistory history) {
        return mine(history).opportunities().get(0);
    }

    private static CustomerHistory asked(String content, String product, long tonnes, Optional<String> per) {
        return new HistoryBuilder()
                .contact(1, "张经理", "采购经理")
                .they(
                        "2024-06-10T10:00",
                        CommunicationType.WECHAT,
                        content,
                        goods(ASKS, product, tonnes, per, List.of()))
                .asOf("2024-06-12T09:00");
    }

    private static UnaryOperator<RecordAnalysis> spoken(String product, long tonnes) {
        return goods(ASKS, product, tonnes, Optional.empty(), List.of());
    }
}
