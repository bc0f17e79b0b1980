package cn.topcentral.hub.agents.insight;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.storage.history.CustomerHistory;

/** A11: looks at a customer as a whole. */
public interface CustomerInsightAgent {

    /** What the history says; an empty history has an answer too, which says that nothing is known. Implementations are thread-safe. */
    Finding<CustomerInsight> study(CustomerHistory history);
}
