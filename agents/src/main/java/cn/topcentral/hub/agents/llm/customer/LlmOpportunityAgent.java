package cn.topcentral.hub.agents.llm.customer;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.llm.Prompt;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.opportunity.OpportunityAgent;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.List;

/** A12 by the model. Thread-safe. */
public final class LlmOpportunityAgent implements OpportunityAgent {
    private static final Places PLACES = new Places(
            List.of(
                    "/opportunities/*/description",
                    "/opportunities/*/recommended_actions/*",
                    "/cross_sell_opportunities/*/reason",
                    "/cross_sell_opportunities/*/approach",
                    "/up_sell_opportunities/*/reason"),
            List.of(
                    "/opportunities/*/winning_factors",
                    "/opportunities/*/risk_factors",
                    "/opportunities/*/recommended_actions"));

    private final Wording wording;
    private final Prompt prompt;
    private final OpportunityAgent local;

    public LlmOpportunityAgent(Wording wording, Prompt prompt, OpportunityAgent local) {
        this.wording = wording;
        this.prompt = prompt;
        this.local = local;
    }

    @Override
    public Finding<Opportunities> mine(CustomerHistory history, CustomerInsight insight) {
        return wording.word("A12", prompt, PLACES, history, local.mine(history, insight));
    }
}
