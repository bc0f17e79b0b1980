package cn.topcentral.hub.agents.advice;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.storage.history.CustomerHistory;

/** A13: says how to approach a customer. */
public interface AdviceAgent {

    /** Advice for one customer. Implementations are thread-safe. */
    Finding<MarketingAdvice> advise(CustomerHistory history, CustomerInsight insight, Opportunities opportunities);
}
