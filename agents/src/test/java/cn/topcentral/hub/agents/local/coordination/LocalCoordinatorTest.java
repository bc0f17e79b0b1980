package cn.topcentral.hub.agents.local.coordination;

import static cn.topcentral.hub.agents.history.HistoryBuilder.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.topcentral.hub.agents.coordination.Coordination;
import cn.topcentral.hub.agents.coordination.Coordination.Action;
import cn.topcentral.hub.agents.coordination.Coordination.ActionPlan;
import cn.topcentral.hub.agents.coordination.FreshFindings;
import cn.topcentral.hub.agents.coordination.InsightRows;
import cn.topcentral.hub.agents.coordination.SampleFindings;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.history.HistoryBuilder;
import cn.topcentral.hub.agents.opportunity.OpportunityAgent;
import cn.topcentral.hub.agents.report.CustomerFindings;
import cn.topcentral.hub.agents.report.Report;
import cn.topcentral.hub.agents.report.ReportAgent;
import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.agents.report.ReportRequest;
import cn.topcentral.hub.agents.report.Workdays;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.insight.NewInsight;
import cn.topcentral.hub.storage.report.ReportKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalCoordinatorTest {
    private static final String QUOTE = "月需求50吨";

    /** 2024-06-14 is a Friday. */
    private static final LocalDate FRIDAY = LocalDate.parse("2024-06-14");

    private final CustomerHistory history = history("2024-06-14T12:00");
    private final CustomerFindings sample =
            SampleFindings.of(history.records().get(0).id().value(), QUOTE);
    private final ExecutorService executor = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private static CustomerHistory history(String asOf) {
        return new HistoryBuilder()
                .contact(1, "张经理", "采购")
                .they(
                        "2024-06-12T09:30",
                        CommunicationType.PHONE,
                        "询价PCR-ABS，月需求50吨",
                        about(IntentCategory.INQUIRY, SentimentClass.POSITIVE, UrgencyLevel.HIGH))
                .task("报PCR-ABS价格", Speaker.SELLER, "2024-06-13T18:00", "open")
                .we("2024-06-12T10:15", CommunicationType.WECHAT, "报价单见附件")
                .task("确认试样时间", Speaker.CUSTOMER, "2024-06-19T18:00", "open")
                .asOf(asOf);
    }

    private LocalCoordinator coordinator(RiskAgent risks, OpportunityAgent opportunities, FreshFindings fresh) {
        return new LocalCoordinator(
                new LocalCoordinator.Agents(
                        any -> sample.insight().orElseThrow(),
                        opportunities,
                        (any, insight, found) -> sample.advice().orElseThrow(),
                        risks,
                        new Reporter()),
                fresh,
                executor,
                Duration.ofMillis(500),
                Workdays.WEEKDAYS);
    }

    private Finding<Coordination> coordinated(CustomerHistory of) {
        return coordinator(
                        any -> sample.risks().orElseThrow(),
                        (any, insight) -> sample.opportunities().orElseThrow(),
                        FreshFindings.NONE)
                .coordinate(of);
    }

    @Test
    void theAnswerHasTheSeedsKeys() {
        JsonNode tree = AgentJson.tree(coordinated(history));

        assertThat(tree.fieldNames())
                .toIterable()
                .startsWith(
                        "analysis_summary",
                        "customer_insights",
                        "opportunities",
                        "marketing_suggestions",
                        "risk_alerts",
                        "reports",
                        "action_plan");
        assertThat(tree.get("analysis_summary"))
                .hasToString(
                        "{\"total_records\":2,\"channels\":{\"phone\":1,\"wechat\":1},\"analysis_date\":\"2024-06-14\"}");
        assertThat(tree.get("action_plan").fieldNames())
                .toIterable()
                .containsExactly("immediate", "short_term", "long_term");
        assertThat(tree.at("/reports/markdown").asText()).startsWith("# 客户报告");
        assertThat(tree.at("/missing")).isEmpty();
        assertThat(tree.at("/agents").findValuesAsText("agent")).containsExactly("A11", "A12", "A13", "A14", "A15");
    }

    @Test
    void everyEvidencePointsToItsClaimInTheMergedAnswer() {
        JsonNode tree = AgentJson.tree(coordinated(history));

        assertThat(tree.get("evidence")).hasSize(5);
        assertThat(tree.get("evidence").findValuesAsText("claim"))
                .allSatisfy(claim ->
                        assertThat(tree.at(claim).isMissingNode()).as(claim).isFalse());
    }

    @Test
    void theAnswerCanBeReadBack() {
        String answer = AgentJson.write(coordinated(history));

        assertThat(AgentJson.write(AgentJson.read(answer, Coordination.class))).isEqualTo(answer);
    }

    @Test
    void theSameHistoryGivesTheSameAnswer() {
        assertThat(AgentJson.write(coordinated(history("2024-06-14T12:00"))))
                .isEqualTo(AgentJson.write(coordinated(history)));
    }

    @Test
    void anAgentThatFailsIsMissingAndSoIsWhatNeedsIt() {
        Coordination answer = coordinator(
                        any -> sample.risks().orElseThrow(),
                        (any, insight) -> {
                            throw new IllegalStateException("no lexicon");
                        },
                        FreshFindings.NONE)
                .coordinate(history)
                .result();

        assertThat(answer.missing())
                .extracting(missing -> missing.agent() + " " + missing.reason())
                .containsExactly("A12 IllegalStateException: no lexicon", "A13 needs the answers of A11 and A12");
        assertThat(answer.opportunities()).isEmpty();
        assertThat(answer.customerInsights()).isPresent();
        assertThat(answer.riskAlerts()).isPresent();
        assertThat(answer.reports()).isPresent();
        assertThat(answer.actionPlan().immediate()).isNotEmpty();
        assertThat(InsightRows.of(new Finding<>(answer, List.of(), GeneratedBy.local("A16", "test", "1")), history))
                .extracting(NewInsight::type)
                .doesNotContain(InsightType.OPPORTUNITY, InsightType.SUGGESTION)
                .contains(InsightType.RISK, InsightType.SUMMARY);
    }

    @Test
    void anAgentThatHangsIsGivenUpAndInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);

        Coordination answer = coordinator(
                        any -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                            }
                            throw new IllegalStateException("interrupted");
                        },
                        (any, insight) -> sample.opportunities().orElseThrow(),
                        FreshFindings.NONE)
                .coordinate(history)
                .result();

        assertThat(answer.missing()).singleElement().satisfies(missing -> assertThat(missing)
                .isEqualTo(new Coordination.Missing("A14", "no answer within 0.5 s")));
        assertThat(answer.marketingSuggestions()).isPresent();
        assertThat(answer.reports()).isPresent();
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anExecutorThatIsClosedLeavesEverythingMissing() {
        executor.shutdownNow();

        assertThat(coordinated(history).result().missing())
                .extracting(Coordination.Missing::agent)
                .containsExactly("A11", "A12", "A13", "A14", "A15");
    }

    @Test
    void whatIsFreshIsNotAskedAgain() {
        FreshFindings fresh = new FreshFindings() {
            @Override
            public <T> Optional<Finding<T>> find(String agent, Class<T> type, CustomerHistory of) {
                return agent.equals("A14")
                        ? sample.risks()
                                .map(found ->
                                        new Finding<>(type.cast(found.result()), found.evidence(), found.generatedBy()))
                        : Optional.empty();
            }
        };

        Coordination answer = coordinator(
                        any -> {
                            throw new AssertionError("asked although it is fresh");
                        },
                        (any, insight) -> sample.opportunities().orElseThrow(),
                        fresh)
                .coordinate(history)
                .result();

        assertThat(answer.missing()).isEmpty();
        assertThat(answer.riskAlerts()).isEqualTo(sample.risks().map(Finding::result));
    }

    @Test
    void thePlanSaysWhoDoesWhatUntilWhen() {
        ActionPlan plan = coordinated(history).result().actionPlan();

        assertThat(plan.immediate())
                .extracting(Action::action, action -> action.owner().orElse(""))
                .containsExactly(
                        tuple("报PCR-ABS价格", "zhangwei"),
                        tuple("销售总监立即拜访", "sales_director"),
                        tuple("提供专项价格优惠", "sales_director"),
                        tuple("今天把账期说法给客户", "zhangwei"),
                        tuple("企业微信：PCR-ABS在汽车部件中的应用案例", "zhangwei"));
        assertThat(plan.immediate())
                .allSatisfy(action -> assertThat(action.due()).isEqualTo(FRIDAY));
        assertThat(plan.shortTerm())
                .extracting(Action::action)
                .containsExactly("提供3个月试样合作", "邀请参观工厂", "催客户：确认试样时间", "请财务核定账期", "寄PCR-PC样品", "提供长期价格锁定方案");
        assertThat(plan.shortTerm()).allSatisfy(action -> assertThat(action.due())
                .isBetween(LocalDate.parse("2024-06-17"), LocalDate.parse("2024-06-21")));
        assertThat(plan.longTerm())
                .allSatisfy(action -> assertThat(action.due()).isEqualTo(LocalDate.parse("2024-07-12")));
        assertThat(Stream.of(plan.immediate(), plan.shortTerm(), plan.longTerm())
                        .flatMap(List::stream))
                .as("三个月 and 3个月 are the same trial")
                .filteredOn(action -> action.action().contains("试样合作"))
                .hasSize(1);
    }

    @Test
    void onADayOffThePlanBeginsOnTheNextWorkday() {
        ActionPlan plan = coordinated(history("2024-06-15T12:00")).result().actionPlan();

        assertThat(plan.immediate()).isNotEmpty().allSatisfy(action -> assertThat(action.due())
                .isEqualTo(LocalDate.parse("2024-06-17")));
    }

    @Test
    void theSameFindingIsTheSameRow() {
        List<NewInsight> rows = InsightRows.of(coordinated(history), history);
        List<NewInsight> nextDay =
                InsightRows.of(coordinated(history("2024-06-17T12:00")), history("2024-06-17T12:00"));

        assertThat(rows).extracting(row -> row.type() + " " + row.key()).doesNotHaveDuplicates();
        assertThat(nextDay)
                .extracting(row -> row.type() + " " + row.key())
                .containsExactlyElementsOf(
                        rows.stream().map(row -> row.type() + " " + row.key()).toList());
        assertThat(rows).extracting(NewInsight::type).contains(InsightType.values());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.importance()).isBetween(1, 10);
            assertThat(row.confidence()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        });
        assertThat(rows)
                .filteredOn(row -> row.key().equals("OPP-202406-001"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.records())
                            .containsExactly(history.records().get(0).id());
                    assertThat(row.importance()).isEqualTo(9);
                    assertThat(row.data()).contains("\"estimated_value\":9000000", "\"stage\":\"询价\"");
                });
    }

    /** The report itself is tested where it is written. */
    private static final class Reporter implements ReportAgent {
        @Override
        public Report write(ReportRequest request) {
            throw new AssertionError("a house report was not asked for");
        }

        @Override
        public Report write(CustomerHistory history, CustomerFindings findings) {
            ReportPeriod period = ReportPeriod.of(ReportKind.CUSTOMER, FRIDAY);
            return new Report(
                    period.reportId("C001001"),
                    ReportKind.CUSTOMER,
                    "C001001",
                    period.first(),
                    period.last(),
                    period.from(history.zone()),
                    period.to(history.zone()),
                    "客户报告",
                    "# 客户报告\n\n" + (findings.insight().isPresent() ? "有洞察" : "无洞察"),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    GeneratedBy.local("A15", "test", "1"));
        }
    }
}
