package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.GoldenAnswers;
import cn.topcentral.hub.agents.history.Histories;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import org.junit.jupiter.api.Test;

class LocalRiskAgentTest {
    private final RiskAgent agent = new LocalRiskAgent(WorkingHours.nineToSix(WorkingDays.MONDAY_TO_FRIDAY));

    @Test
    void tellsTheRisksOfAYear() {
        GoldenAnswers.assertGolden(
                "a14-appliances", agent.assess(Histories.appliances().asOf("2024-06-15T18:00")));
    }
}
