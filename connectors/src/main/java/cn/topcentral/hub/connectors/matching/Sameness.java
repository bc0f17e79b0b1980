package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.storage.communication.Direction;
import java.util.List;
import java.util.Optional;

/**
 * Whether two records tell of one communication. To take two for one is worse than to show one twice, so every rule wants positive evidence
 * and gives way to the first contradiction; whatever no rule knows stays apart.
 */
public final class Sameness {
    private static final List<SameRule> RULES = List.of(new SameCall(), new SameMeeting(), new SameText());

    private Sameness() {}

    /** The first rule that finds the two to be one; the same answer whichever is named first. */
    public static Optional<Match> between(Facts one, Facts other) {
        if (one.record().equals(other.record()) || one.otherCustomer(other) || onlyOneIsAmongUs(one, other)) {
            return Optional.empty();
        }
        return RULES.stream().flatMap(rule -> rule.match(one, other).stream()).findFirst();
    }

    private static boolean onlyOneIsAmongUs(Facts one, Facts other) {
        return (one.direction() == Direction.INTERNAL) != (other.direction() == Direction.INTERNAL);
    }
}
