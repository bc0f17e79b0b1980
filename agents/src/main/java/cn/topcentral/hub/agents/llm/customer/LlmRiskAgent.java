package cn.topcentral.hub.agents.llm.customer;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.llm.Prompt;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.List;

/** A14 by the model. Indicators and impact are figures, so only what to do about them is worded. Thread-safe. */
public final class LlmRiskAgent implements RiskAgent {
    private static final Places PLACES =
            new Places(List.of("/risk_alerts/*/recommended_actions/*"), List.of("/risk_alerts/*/recommended_actions"));

    private final Wording wording;
    private final Prompt prompt;
    private final RiskAgent local;

    public LlmRiskAgent(Wording wording, Prompt prompt, RiskAgent local) {
        this.wording = wording;
        this.prompt = prompt;
        this.local = local;
    }

    /** A customer without risks costs no call. */
    @Override
    public Finding<RiskAssessment> assess(CustomerHistory history) {
        Finding<RiskAssessment> found = local.assess(history);
        return found.result().riskAlerts().isEmpty() ? found : wording.word("A14", prompt, PLACES, history, found);
    }
}
