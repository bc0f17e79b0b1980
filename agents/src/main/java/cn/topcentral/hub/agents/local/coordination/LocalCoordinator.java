package cn.topcentral.hub.agents.local.coordination;

import cn.topcentral.hub.agents.advice.AdviceAgent;
import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.coordination.Coordination;
import cn.topcentral.hub.agents.coordination.Coordination.AnalysisSummary;
import cn.topcentral.hub.agents.coordination.Coordination.Missing;
import cn.topcentral.hub.agents.coordination.Coordinator;
import cn.topcentral.hub.agents.coordination.FreshFindings;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.insight.CustomerInsightAgent;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.opportunity.OpportunityAgent;
import cn.topcentral.hub.agents.report.CustomerFindings;
import cn.topcentral.hub.agents.report.Report;
import cn.topcentral.hub.agents.report.ReportAgent;
import cn.topcentral.hub.agents.report.Workdays;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Runs A11, then A12 on its answer, then A13 on both; A14 needs the history alone and runs beside them; A15 comes last. An agent whose input is missing
 * is not asked. Whatever fails, the rest is answered. Thread-safe.
 */
public final class LocalCoordinator implements Coordinator {
    private static final GeneratedBy MAKER = GeneratedBy.local("A16", "coordination-rules", "1");

    private final Agents agents;
    private final FreshFindings fresh;
    private final TimedCalls calls;
    private final ActionPlanner planner;

    /** Whom it asks. */
    public record Agents(
            CustomerInsightAgent insight,
            OpportunityAgent opportunities,
            AdviceAgent advice,
            RiskAgent risks,
            ReportAgent reports) {}

    /**
     * @param executor runs the agents; two threads let those run side by side that can. Not the one {@link #coordinate} is called on
     * @param limit for each agent
     */
    public LocalCoordinator(
            Agents agents, FreshFindings fresh, ExecutorService executor, Duration limit, Workdays workdays) {
        this.agents = agents;
        this.fresh = fresh;
        this.calls = new TimedCalls(executor, limit);
        this.planner = new ActionPlanner(workdays);
    }

    @Override
    public Finding<Coordination> coordinate(CustomerHistory history) {
        CompletableFuture<Answer<RiskAssessment>> risks =
                ask("A14", RiskAssessment.class, history, () -> agents.risks().assess(history));
        Answer<CustomerInsight> insight = ask("A11", CustomerInsight.class, history, () -> agents.insight()
                        .study(history))
                .join();
        Answer<Opportunities> opportunities = opportunities(history, insight);
        Answer<MarketingAdvice> advice = advice(history, insight, opportunities);
        Answer<RiskAssessment> risk = risks.join();
        CustomerFindings findings =
                new CustomerFindings(insight.finding(), opportunities.finding(), advice.finding(), risk.finding());
        Answer<Report> report = calls.ask("A15", () -> {
                    Report written = agents.reports().write(history, findings);
                    return new Finding<>(written, List.of(), written.generatedBy());
                })
                .join();
        return merged(history, findings, report, List.of(insight, opportunities, advice, risk, report));
    }

    private <T> CompletableFuture<Answer<T>> ask(
            String agent, Class<T> type, CustomerHistory history, Supplier<Finding<T>> question) {
        return fresh.find(agent, type, history)
                .map(known -> CompletableFuture.completedFuture(Answer.of(agent, known)))
                .orElseGet(() -> calls.ask(agent, question));
    }

    private Answer<Opportunities> opportunities(CustomerHistory history, Answer<CustomerInsight> insight) {
        return insight.finding()
                .map(known -> ask("A12", Opportunities.class, history, () -> agents.opportunities()
                                .mine(history, known.result()))
                        .join())
                .orElseGet(() -> Answer.failed("A12", "needs the answer of A11"));
    }

    private Answer<MarketingAdvice> advice(
            CustomerHistory history, Answer<CustomerInsight> insight, Answer<Opportunities> opportunities) {
        if (insight.finding().isEmpty() || opportunities.finding().isEmpty()) {
            return Answer.failed("A13", "needs the answers of A11 and A12");
        }
        CustomerInsight known = insight.finding().get().result();
        Opportunities found = opportunities.finding().get().result();
        return ask("A13", MarketingAdvice.class, history, () -> agents.advice().advise(history, known, found))
                .join();
    }

    private Finding<Coordination> merged(
            CustomerHistory history, CustomerFindings findings, Answer<Report> report, List<Answer<?>> answers) {
        List<Evidence> evidence = new ArrayList<>();
        findings.insight().ifPresent(found -> evidence.addAll(below("/customer_insights", found)));
        findings.opportunities().ifPresent(found -> evidence.addAll(below("/opportunities", found)));
        findings.advice().ifPresent(found -> evidence.addAll(below("/marketing_suggestions", found)));
        findings.risks().ifPresent(found -> evidence.addAll(below("/risk_alerts", found)));
        Coordination coordination = new Coordination(
                summary(history),
                findings.insight().map(Finding::result),
                findings.opportunities().map(Finding::result),
                findings.advice().map(Finding::result),
                findings.risks().map(Finding::result),
                report.finding().map(Finding::result),
                planner.plan(history, findings),
                answers.stream()
                        .filter(answer -> answer.finding().isEmpty())
                        .map(answer -> new Missing(answer.agent(), answer.failure()))
                        .toList(),
                answers.stream()
                        .flatMap(answer -> answer.finding().map(Finding::generatedBy).stream())
                        .toList());
        return new Finding<>(coordination, evidence, MAKER);
    }

    /** An agent's evidence points into its own answer; here that answer stands one level lower. */
    private static List<Evidence> below(String root, Finding<?> finding) {
        return finding.evidence().stream()
                .map(one -> new Evidence(root + one.claim(), one.recordId(), one.quote()))
                .toList();
    }

    private static AnalysisSummary summary(CustomerHistory history) {
        Map<String, Long> channels = history.records().stream()
                .map(record -> record.type().code())
                .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()));
        return new AnalysisSummary(
                history.records().size() + history.omitted(),
                channels,
                history.asOf().atZone(history.zone()).toLocalDate());
    }
}
