package cn.topcentral.hub.agents.risk;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.storage.history.CustomerHistory;

/** A14: watches for what may go wrong. It looks at the history alone, because it runs every five minutes. */
public interface RiskAgent {

    /** The risks in a history, the worst first. Implementations are thread-safe. */
    Finding<RiskAssessment> assess(CustomerHistory history);
}
