package cn.topcentral.hub.agents.coordination;

import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.Optional;

/** Answers that are still good, so that the agent need not be asked again. Implementations are thread-safe. */
public interface FreshFindings {
    /** Every agent is asked. */
    FreshFindings NONE = new FreshFindings() {
        @Override
        public <T> Optional<Finding<T>> find(String agent, Class<T> type, CustomerHistory history) {
            return Optional.empty();
        }
    };

    /**
     * An agent's answer on a history, if it is known.
     *
     * @param agent {@code A11} to {@code A14}
     * @param type of its answer
     */
    <T> Optional<Finding<T>> find(String agent, Class<T> type, CustomerHistory history);
}
