package cn.topcentral.hub.agents.local.coordination;

import cn.topcentral.hub.agents.finding.Finding;
import java.util.Optional;

/**
 * What became of asking an agent: its finding, or the reason why there is none.
 *
 * @param failure empty when there is a finding
 */
record Answer<T>(String agent, Optional<Finding<T>> finding, String failure) {

    static <T> Answer<T> of(String agent, Finding<T> finding) {
        return new Answer<>(agent, Optional.of(finding), "");
    }

    static <T> Answer<T> failed(String agent, String reason) {
        return new Answer<>(agent, Optional.empty(), reason);
    }
}
