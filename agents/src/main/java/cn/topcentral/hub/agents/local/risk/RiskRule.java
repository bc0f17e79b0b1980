package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import java.util.List;

/** How one kind of risk is seen. Implementations have no state. */
interface RiskRule {

    RiskType type();

    /** What points to the risk, the most telling first; empty when nothing does. */
    List<Indicator> look(CustomerStatistics statistics);

    /** What it may cost. */
    default Impact impact(CustomerStatistics statistics) {
        return Impact.ofAllOrders(statistics.orders());
    }
}
