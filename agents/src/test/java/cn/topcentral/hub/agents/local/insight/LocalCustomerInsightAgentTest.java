package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.GoldenAnswers;
import cn.topcentral.hub.agents.history.Histories;
import cn.topcentral.hub.agents.insight.CustomerInsightAgent;
import cn.topcentral.hub.agents.local.risk.LocalRiskAgent;
import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import org.junit.jupiter.api.Test;

class LocalCustomerInsightAgentTest {
    private static final WorkingHours HOURS = WorkingHours.nineToSix(WorkingDays.MONDAY_TO_FRIDAY);

    private final CustomerInsightAgent agent = new LocalCustomerInsightAgent(HOURS, new LocalRiskAgent(HOURS));

    @Test
    void tellsAYearOfACustomer() {
        GoldenAnswers.assertGolden(
                "a11-appliances", agent.study(Histories.appliances().asOf("2024-06-15T18:00")));
    }
}
