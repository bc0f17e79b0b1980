package cn.topcentral.hub.agents.local;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.EvidenceCheck;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.history.RandomHistory;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.insight.CustomerInsightAgent;
import cn.topcentral.hub.agents.local.insight.LocalCustomerInsightAgent;
import cn.topcentral.hub.agents.local.risk.LocalRiskAgent;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.agents.risk.RiskAssessment.RiskAlert;
import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for A11 and A14 whatever the history. */
class LocalAgentsProperties {
    private static final WorkingHours HOURS = WorkingHours.nineToSix(WorkingDays.MONDAY_TO_FRIDAY);
    private static final List<String> INSIGHT_CLAIMS = List.of(
            "/decision_making/key_factors",
            "/satisfaction/strengths",
            "/satisfaction/pain_points",
            "/key_contacts",
            "/needs_map/current",
            "/needs_map/future",
            "/needs_map/latent",
            "/risks",
            "/opportunities");
    private static final Set<String> LEVELS = Set.of("high", "medium", "low");

    private final RiskAgent risks = new LocalRiskAgent(HOURS);
    private final CustomerInsightAgent insights = new LocalCustomerInsightAgent(HOURS, risks);

    @Property(tries = 60)
    void insightsAreInRangeProvenAndRepeatable(
            @ForAll long seed,
            @ForAll @IntRange(max = 120) int records,
            @ForAll @IntRange(min = 1, max = 900) int days) {
        CustomerHistory history = RandomHistory.of(seed, records, days);
        Finding<CustomerInsight> finding = insights.study(history);
        CustomerInsight insight = finding.result();

        assertThat(insight.relationshipHealth().score()).isBetween(0, 100);
        assertThat(insight.relationshipHealth().trend()).isIn("upward", "stable", "downward");
        assertThat(insight.relationshipHealth().components())
                .allSatisfy(part -> assertThat(part.value()).isBetween(0, 100));
        assertThat(insight.satisfaction().current()).isBetween(BigDecimal.ONE, BigDecimal.valueOf(5));
        assertThat(insight.satisfaction().trend()).isIn("up", "stable", "down");
        assertThat(insight.loyalty().score()).isBetween(0, 100);
        assertThat(insight.loyalty().retentionProbability()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(insight.lifecycleStage()).isIn("潜在客户", "新客户", "成长客户", "成熟客户", "流失风险");
        assertThat(insight.keyContacts()).allSatisfy(contact -> {
            assertThat(contact.influence()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            assertThat(contact.name()).isNotBlank();
        });
        assertThat(insight.risks()).allSatisfy(risk -> assertThat(risk.level()).isIn(LEVELS));
        assertProven(history, finding, INSIGHT_CLAIMS);
        assertThat(AgentJson.write(insights.study(history))).isEqualTo(AgentJson.write(finding));
        assertThat(AgentJson.write(AgentJson.read(AgentJson.write(finding), CustomerInsight.class)))
                .isEqualTo(AgentJson.write(finding));
    }

    @Property(tries = 60)
    void alertsAreInRangeProvenAndRepeatable(
            @ForAll long seed,
            @ForAll @IntRange(max = 120) int records,
            @ForAll @IntRange(min = 1, max = 900) int days) {
        CustomerHistory history = RandomHistory.of(seed, records, days);
        Finding<RiskAssessment> finding = risks.assess(history);

        assertThat(finding.result().riskAlerts())
                .isSortedAccordingTo((left, right) -> right.riskScore() - left.riskScore())
                .allSatisfy(alert -> assertInRange(alert, history));
        assertThat(finding.result().riskAlerts()).extracting(RiskAlert::alertId).doesNotHaveDuplicates();
        assertProven(history, finding, List.of("/risk_alerts"));
        assertThat(AgentJson.write(risks.assess(history))).isEqualTo(AgentJson.write(finding));
        assertThat(AgentJson.write(AgentJson.read(AgentJson.write(finding), RiskAssessment.class)))
                .isEqualTo(AgentJson.write(finding));
    }

    private static void assertInRange(RiskAlert alert, CustomerHistory history) {
        assertThat(alert.riskScore()).isBetween(20, 100);
        assertThat(alert.riskLevel()).isIn(LEVELS);
        assertThat(alert.alertId()).matches("RISK-[0-9]{6}-[0-9A-F]{6}");
        assertThat(alert.triggeredAt())
                .isBeforeOrEqualTo(history.asOf().atZone(history.zone()).toLocalDate());
        assertThat(alert.indicators()).isNotEmpty().doesNotContain("");
        assertThat(alert.recommendedActions()).isNotEmpty();
        assertThat(alert.escalationTo().isPresent()).isEqualTo(alert.escalationRequired());
    }

    /** Nothing would be taken out by the check that the model's answers go through. */
    private static void assertProven(CustomerHistory history, Finding<?> finding, List<String> claimLists) {
        EvidenceCheck.Checked checked =
                new EvidenceCheck(history).check(AgentJson.tree(finding), finding.evidence(), claimLists);

        assertThat(checked.dropped()).isZero();
        assertThat(checked.unfounded()).isZero();
        assertThat(finding.evidence()).extracting(Evidence::claim).allSatisfy(claim -> assertThat(
                        AgentJson.tree(finding).at(claim).isMissingNode())
                .as(claim)
                .isFalse());
    }
}
