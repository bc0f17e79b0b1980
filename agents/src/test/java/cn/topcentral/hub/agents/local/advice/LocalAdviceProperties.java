package cn.topcentral.hub.agents.local.advice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.local.AnyHistory;
import cn.topcentral.hub.agents.local.Proven;
import cn.topcentral.hub.agents.local.Stories;
import cn.topcentral.hub.agents.local.opportunity.GradeCatalogue;
import cn.topcentral.hub.agents.local.opportunity.LocalOpportunityAgent;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LocalAdviceProperties {
    private final LocalOpportunityAgent miner = new LocalOpportunityAgent(GradeCatalogue.bundled(), Stories.HOURS);
    private final LocalAdviceAgent agent = new LocalAdviceAgent(Stories.HOURS);

    @Property(tries = 40)
    void everyClaimIsProvenAndEveryFigureInRange(@ForAll long seed, @ForAll @IntRange(max = 120) int records) {
        CustomerHistory history = AnyHistory.of(seed, records);
        CustomerInsight insight = Stories.insight("成长客户");
        Opportunities opportunities = miner.mine(history, insight).result();
        Finding<MarketingAdvice> advice = agent.advise(history, insight, opportunities);
        Proven.assertProven(
                history,
                advice,
                List.of(
                        "/content_suggestions",
                        "/campaign_ideas",
                        "/marketing_strategy/key_messages",
                        "/timing_recommendations/best_contact_days",
                        "/timing_recommendations/best_contact_hours",
                        "/timing_recommendations/avoid_times",
                        "/retention_plan/risk_signals",
                        "/retention_plan/retention_actions"));
        assertThat(advice.result().campaignIdeas())
                .allSatisfy(idea -> assertThat(idea.expectedResponse()).isBetween(BigDecimal.ZERO, BigDecimal.ONE));
        assertThat(AgentJson.write(agent.advise(history, insight, opportunities)))
                .isEqualTo(AgentJson.write(advice));
    }
}
