package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * One call that two systems have seen: the 400 platform and the mobile it forwarded to, the PBX and the carrier behind it. Both count from
 * different moments (the first ring at the switchboard, the ring or the answer at the mobile), hence the tolerances. A redial looks much like
 * it, so the talk must fit in length and place.
 */
final class SameCall implements SameRule {
    static final Set<CommunicationType> TYPES = Set.of(CommunicationType.PHONE, CommunicationType.MOBILE);

    /** Between ringing at the switchboard and the answer at the mobile: announcement, queue, several agents tried. */
    static final Duration START = Duration.ofSeconds(90);

    /** Nobody waits through two unanswered rings: a second missed call later than this is a redial. */
    private static final Duration MISSED_START = Duration.ofSeconds(30);

    /** How much later than the end of one talk, counted from its ring, the other may begin: the ringing is in no talk time. */
    private static final Duration RINGING = Duration.ofSeconds(30);

    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    public Optional<Match> match(Facts one, Facts other) {
        Set<String> shared = one.counterpartPhones();
        if (!TYPES.contains(one.type())
                || !TYPES.contains(other.type())
                || one.sharesSourceSystem(other)
                || !Facts.meet(shared, other.counterpartPhones())
                || turned(one, other)
                || othersTalked(one.ourNames(), other.ourNames())
                || one.apart(other).compareTo(START) > 0) {
            return Optional.empty();
        }
        return one.time().isAfter(other.time()) ? matchInOrder(other, one) : matchInOrder(one, other);
    }

    private static Optional<Match> matchInOrder(Facts earlier, Facts later) {
        Duration apart = earlier.apart(later);
        Optional<Boolean> first = earlier.answered();
        Optional<Boolean> second = later.answered();
        if (first.isPresent() && second.isPresent() && !first.equals(second)) {
            return Optional.empty(); // missed on one line, then answered on the other: two calls
        }
        boolean talked = first.orElse(false) || second.orElse(false);
        if (!talked && apart.compareTo(MISSED_START) > 0) {
            return Optional.empty();
        }
        boolean bothTold = earlier.duration().isPresent() && later.duration().isPresent();
        if (talked && bothTold && !oneTalk(earlier, later, apart)) {
            return Optional.empty();
        }
        double score = 1 - 0.2 * apart.toSeconds() / START.toSeconds() - (bothTold || !talked ? 0 : 0.15);
        return Optional.of(new Match(Match.Rule.CALL, "同一通电话：号码相同，开始相差 " + apart.toSeconds() + " 秒", score));
    }

    private static boolean oneTalk(Facts earlier, Facts later, Duration apart) {
        Duration first = earlier.duration().orElseThrow();
        Duration second = later.duration().orElseThrow();
        return similar(first, second) && apart.minus(first).compareTo(RINGING) <= 0;
    }

    /** A person's note rounds to minutes; a platform may count the ringing or the announcement. */
    private static boolean similar(Duration first, Duration second) {
        Duration longer = first.compareTo(second) > 0 ? first : second;
        Duration quarter = longer.dividedBy(4);
        Duration tolerance = quarter.compareTo(LENGTH) > 0 ? quarter : LENGTH;
        boolean rounded = wholeMinutes(first) || wholeMinutes(second);
        if (rounded && tolerance.compareTo(MINUTE) < 0 && longer.compareTo(MINUTE) > 0) {
            tolerance = MINUTE;
        }
        return first.minus(second).abs().compareTo(tolerance) <= 0;
    }

    private static boolean wholeMinutes(Duration talk) {
        return talk.toSeconds() % 60 == 0;
    }

    private static boolean turned(Facts one, Facts other) {
        return one.directionIsTold() && other.directionIsTold() && one.direction() != other.direction();
    }

    /** Two colleagues who ring the same switchboard at once. Only names in Chinese count: an extension says nothing against a person. */
    private static boolean othersTalked(Set<String> ours, Set<String> theirs) {
        return ours.stream().anyMatch(PersonName::chinese)
                && theirs.stream().anyMatch(PersonName::chinese)
                && Collections.disjoint(ours, theirs);
    }
}
