package cn.topcentral.hub.agents.local.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.local.AnyHistory;
import cn.topcentral.hub.agents.local.Proven;
import cn.topcentral.hub.agents.local.Stories;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LocalOpportunityProperties {
    private final LocalOpportunityAgent agent = new LocalOpportunityAgent(GradeCatalogue.bundled(), Stories.HOURS);

    @Property(tries = 40)
    void everyClaimIsProvenAndEveryFigureInRange(@ForAll long seed, @ForAll @IntRange(max = 120) int records) {
        CustomerHistory history = AnyHistory.of(seed, records);
        Finding<Opportunities> found = agent.mine(history, Stories.NO_INSIGHT);
        Proven.assertProven(
                history, found, List.of("/opportunities", "/cross_sell_opportunities", "/up_sell_opportunities"));
        assertThat(found.result().opportunities()).allSatisfy(opportunity -> {
            assertThat(opportunity.id()).matches("OPP-\\d{6}-\\d{6}");
            assertThat(opportunity.type()).isIn("explicit", "implicit");
            assertThat(opportunity.stage()).isIn("询价", "样品", "试模", "小单", "批量");
            assertThat(opportunity.urgency()).isIn("high", "medium", "low");
            assertThat(opportunity.probability()).isBetween(new BigDecimal("0.05"), new BigDecimal("0.95"));
            opportunity.estimatedValue().ifPresent(value -> assertThat(value).isPositive());
            assertThat(opportunity.expectedCloseDate())
                    .hasValueSatisfying(day -> assertThat(day).isAfter("2024-06-18"));
        });
        assertThat(found.result().opportunities())
                .extracting(Opportunities.Opportunity::id)
                .doesNotHaveDuplicates();
        assertThat(AgentJson.write(agent.mine(history, Stories.NO_INSIGHT))).isEqualTo(AgentJson.write(found));
    }
}
