package cn.topcentral.hub.agents.coordination;

import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.report.Report;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A16's answer. The members up to {@code actionPlan} are the seed's (4.8); one that an agent did not answer is null in JSON.
 *
 * @param marketingSuggestions A13's answer
 * @param riskAlerts A14's answer
 * @param reports the customer's report of A15
 * @param missing the agents that did not answer
 * @param agents which engine answered for each of the others, in the order of their numbers
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Coordination(
        AnalysisSummary analysisSummary,
        Optional<CustomerInsight> customerInsights,
        Optional<Opportunities> opportunities,
        Optional<MarketingAdvice> marketingSuggestions,
        Optional<RiskAssessment> riskAlerts,
        Optional<Report> reports,
        ActionPlan actionPlan,
        List<Missing> missing,
        List<GeneratedBy> agents) {
    public Coordination {
        missing = List.copyOf(missing);
        agents = List.copyOf(agents);
    }

    /**
     * What was looked at.
     *
     * @param channels how many records of each type, by the type's code
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record AnalysisSummary(long totalRecords, Map<String, Long> channels, LocalDate analysisDate) {
        public AnalysisSummary {
            channels = new TreeMap<>(channels);
        }
    }

    /** What to do: today, within the week, and later. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ActionPlan(List<Action> immediate, List<Action> shortTerm, List<Action> longTerm) {
        public ActionPlan {
            immediate = List.copyOf(immediate);
            shortTerm = List.copyOf(shortTerm);
            longTerm = List.copyOf(longTerm);
        }
    }

    /**
     * Something to be done.
     *
     * @param action an imperative
     * @param owner the userid of who does it, {@code sales_director} or {@code sales_manager}; empty when the customer has no rep
     * @param due a working day
     * @param urgency {@code high}, {@code medium} or {@code low}
     * @param value in CNY, of what it is for
     * @param reason why, in a line
     * @param source what it follows from: an agent, and the id of its finding where it has one ({@code A14 RISK-202406-001})
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Action(
            String action,
            Optional<String> owner,
            LocalDate due,
            String urgency,
            Optional<BigDecimal> value,
            String reason,
            String source) {}

    /**
     * An agent that did not answer.
     *
     * @param agent {@code A11} to {@code A15}
     */
    public record Missing(String agent, String reason) {}
}
