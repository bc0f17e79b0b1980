package cn.topcentral.hub.agents.local;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.agents.finding.EvidenceCheck;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.storage.history.CustomerHistory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Checks that every claim of an answer rests on words that stand in the records. */
public final class Proven {
    private Proven() {}

    public static void assertProven(CustomerHistory history, Finding<?> finding, List<String> claimLists) {
        EvidenceCheck check = new EvidenceCheck(history);
        assertThat(finding.evidence()).allMatch(check::isLiteral);
        ObjectNode tree = AgentJson.tree(finding);
        assertThat(finding.evidence())
                .allSatisfy(evidence -> assertThat(tree.at(evidence.claim()).isMissingNode())
                        .as("nothing stands at %s", evidence.claim())
                        .isFalse());
        assertThat(check.check(tree, finding.evidence(), claimLists).dropped()).isZero();
    }
}
