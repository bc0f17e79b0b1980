package cn.topcentral.hub.agents.coordination;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.storage.history.CustomerHistory;

/** A16: asks all agents about a customer and merges what they say. Implementations are thread-safe. */
public interface Coordinator {

    /** Everything the agents say; what one of them did not say is listed as missing, and why. */
    Finding<Coordination> coordinate(CustomerHistory history);
}
