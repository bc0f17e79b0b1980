package cn.topcentral.hub.agents.report;

import cn.topcentral.hub.agents.advice.MarketingAdvice;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import java.util.Optional;

/** What the other agents say of a customer, as far as they answered. */
public record CustomerFindings(
        Optional<Finding<CustomerInsight>> insight,
        Optional<Finding<Opportunities>> opportunities,
        Optional<Finding<MarketingAdvice>> advice,
        Optional<Finding<RiskAssessment>> risks) {

    /** Nobody was asked. */
    public static CustomerFindings none() {
        return new CustomerFindings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
