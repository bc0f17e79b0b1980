package cn.topcentral.hub.connectors.matching;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One meeting that a calendar, a platform and somebody's report tell of. A mail with an invitation is a mail and stays one; it is related to
 * the meeting, not merged.
 */
final class SameMeeting implements SameRule {
    static final Set<CommunicationType> TYPES =
            Set.of(CommunicationType.MEETING, CommunicationType.VIDEO, CommunicationType.VISIT);

    /** How far apart the beginnings may be: people report when they arrived, platforms when the first one joined. */
    static final Duration START = Duration.ofHours(1);

    /** Codes of personal rooms are used again, so an equal code wants a nearer beginning (channels section 12). */
    private static final Duration CODE_START = Duration.ofMinutes(30);

    private static final double ALIKE = 0.6;
    private static final double UNLIKE = 0.2;

    @Override
    public Optional<Match> match(Facts one, Facts other) {
        if (!TYPES.contains(one.type()) || !TYPES.contains(other.type()) || one.sharesSourceSystem(other)) {
            return Optional.empty();
        }
        Set<String> codes = Signs.meetingCodes(one);
        Set<String> otherCodes = Signs.meetingCodes(other);
        boolean oneCode = Facts.meet(codes, otherCodes);
        if (oneCode && atOneTime(one, other, CODE_START)) {
            return matched("同一会议：会议号相同，时间吻合", 0.98);
        }
        boolean contradicted =
                (!codes.isEmpty() && !otherCodes.isEmpty()) || Titles.countDifferently(title(one), title(other));
        return contradicted ? Optional.empty() : byPeopleAndTitle(one, other);
    }

    private static Optional<Match> byPeopleAndTitle(Facts one, Facts other) {
        boolean theirs = Facts.meet(one.counterparts(), other.counterparts())
                || Facts.meet(one.theirNames(), other.theirNames());
        boolean ours = Facts.meet(one.ourNames(), other.ourNames());
        boolean oneParty = one.sameKnownCustomer(other)
                || Facts.meet(one.counterparts(), other.counterparts())
                || (theirs && ours);
        if (!oneParty) {
            return Optional.empty();
        }
        Set<String> title = Titles.terms(title(one));
        Set<String> otherTitle = Titles.terms(title(other));
        double likeness = Titles.likeness(title, otherTitle);
        boolean alike = likeness >= ALIKE && Math.min(title.size(), otherTitle.size()) >= 2;
        boolean unlike = !title.isEmpty() && !otherTitle.isEmpty() && likeness < UNLIKE;
        if (onScreenAndOnSite(one, other)) {
            return alike && theirs && atOneTime(one, other, CODE_START)
                    ? matched("同一会议：客户、时间、主题和参会人一致", 0.85)
                    : Optional.empty();
        }
        if (one.dayOnly() || other.dayOnly()) {
            return alike && (theirs || ours) && day(one).equals(day(other))
                    ? matched("同一会议：同一天，客户、主题和参会人一致", 0.85)
                    : Optional.empty();
        }
        if (!atOneTime(one, other, START)) {
            return Optional.empty();
        }
        if (alike) {
            return matched("同一会议：客户、时间和主题一致", 0.9);
        }
        return theirs && ours && !unlike ? matched("同一会议：客户、时间和参会人一致", 0.85) : Optional.empty();
    }

    /** A video conference is held while somebody visits more often than somebody reports a conference as a visit. */
    private static boolean onScreenAndOnSite(Facts one, Facts other) {
        return one.type() != other.type()
                && (one.type() == CommunicationType.VIDEO || other.type() == CommunicationType.VIDEO)
                && (one.type() == CommunicationType.VISIT || other.type() == CommunicationType.VISIT);
    }

    /** Whether they can be one by the clock; of two that tell their length, half of the shorter must lie within the other. */
    private static boolean atOneTime(Facts one, Facts other, Duration start) {
        if (one.dayOnly() || other.dayOnly() || one.apart(other).compareTo(start) > 0) {
            return false;
        }
        if (one.duration().isEmpty() || other.duration().isEmpty()) {
            return startedWithin(one, other) && startedWithin(other, one);
        }
        Instant from = one.time().isAfter(other.time()) ? one.time() : other.time();
        Instant to = end(one).isBefore(end(other)) ? end(one) : end(other);
        Duration shorter = one.duration().get().compareTo(other.duration().get()) < 0
                ? one.duration().get()
                : other.duration().get();
        return Duration.between(from, to).multipliedBy(2).compareTo(shorter) >= 0 && from.isBefore(to);
    }

    /** A meeting that tells its length was over before another could begin after it. */
    private static boolean startedWithin(Facts other, Facts timed) {
        return timed.duration().isEmpty() || other.time().isBefore(end(timed));
    }

    private static Instant end(Facts facts) {
        return facts.time().plus(facts.duration().orElse(Duration.ZERO));
    }

    private static LocalDate day(Facts facts) {
        return LocalDate.ofInstant(facts.time(), Facts.ZONE);
    }

    private static String title(Facts facts) {
        return facts.subject().orElse("");
    }

    private static Optional<Match> matched(String reason, double score) {
        return Optional.of(new Match(Match.Rule.MEETING, reason, score));
    }
}
