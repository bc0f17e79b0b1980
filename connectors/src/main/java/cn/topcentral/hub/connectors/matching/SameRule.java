package cn.topcentral.hub.connectors.matching;

import java.util.Optional;

/** One way to see that two records are one communication. Symmetric. */
interface SameRule {
    Optional<Match> match(Facts one, Facts other);
}
