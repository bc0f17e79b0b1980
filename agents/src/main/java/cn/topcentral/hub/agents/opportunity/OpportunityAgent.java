package cn.topcentral.hub.agents.opportunity;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.storage.history.CustomerHistory;

/** A12: finds what may be sold. */
public interface OpportunityAgent {

    /** The opportunities in a history, the most valuable first. Implementations are thread-safe. */
    Finding<Opportunities> mine(CustomerHistory history, CustomerInsight insight);
}
