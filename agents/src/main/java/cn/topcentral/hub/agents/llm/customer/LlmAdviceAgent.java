package cn.topcentral.hub.agents.llm.customer;

import cn.topcentral.hub.agents.advice.AdviceAgent;
import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.llm.Prompt;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.List;

/** A13 by the model. Thread-safe. */
public final class LlmAdviceAgent implements AdviceAgent {
    private static final Places PLACES = new Places(
            List.of(
                    "/marketing_strategy/approach",
                    "/marketing_strategy/key_messages/*",
                    "/marketing_strategy/value_proposition",
                    "/content_suggestions/*/topic",
                    "/channel_strategy/reason",
                    "/campaign_ideas/*/name",
                    "/campaign_ideas/*/target",
                    "/campaign_ideas/*/offer",
                    "/care_strategy/holiday_gifts",
                    "/care_strategy/industry_insights_sharing",
                    "/retention_plan/retention_actions/*"),
            List.of(
                    "/marketing_strategy/key_messages",
                    "/retention_plan/risk_signals",
                    "/retention_plan/retention_actions"));

    private final Wording wording;
    private final Prompt prompt;
    private final AdviceAgent local;

    public LlmAdviceAgent(Wording wording, Prompt prompt, AdviceAgent local) {
        this.wording = wording;
        this.prompt = prompt;
        this.local = local;
    }

    @Override
    public Finding<MarketingAdvice> advise(
            CustomerHistory history, CustomerInsight insight, Opportunities opportunities) {
        return wording.word("A13", prompt, PLACES, history, local.advise(history, insight, opportunities));
    }
}
