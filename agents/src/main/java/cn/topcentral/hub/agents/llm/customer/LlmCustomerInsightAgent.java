package cn.topcentral.hub.agents.llm.customer;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.insight.CustomerInsightAgent;
import cn.topcentral.hub.agents.llm.Prompt;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.List;

/** A11 by the model. Thread-safe. */
public final class LlmCustomerInsightAgent implements CustomerInsightAgent {
    private static final Places PLACES = new Places(
            List.of("/relationship_health/assessment", "/risks/*/mitigation", "/opportunities/*/action"),
            List.of(
                    "/decision_making/key_factors",
                    "/satisfaction/strengths",
                    "/satisfaction/pain_points",
                    "/needs_map/current",
                    "/needs_map/future",
                    "/needs_map/latent"));

    private final Wording wording;
    private final Prompt prompt;
    private final CustomerInsightAgent local;

    public LlmCustomerInsightAgent(Wording wording, Prompt prompt, CustomerInsightAgent local) {
        this.wording = wording;
        this.prompt = prompt;
        this.local = local;
    }

    @Override
    public Finding<CustomerInsight> study(CustomerHistory history) {
        return wording.word("A11", prompt, PLACES, history, local.study(history));
    }
}
