package cn.topcentral.hub.storage.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an alert got.
 *
 * @param episode counts how often it began
 * @param firstSeen when this episode began
 * @param lastSeen when it was last found
 * @param firingSince from when on the wait before a push counts: its beginning, or the end of a silence
 * @param pushes how often it was shown, over all episodes; part of the pushes' dedupe keys
 * @param pushed when it was last shown to people; empty when it is to be shown anew
 * @param inGroup when it was last shown in the group
 * @param step whom it was shown to: 0 those responsible, 1 their manager, 2 the next above
 * @param stepped when that step was taken
 */
public record AlertProgress(
        AlertState state,
        int episode,
        Instant firstSeen,
        Instant lastSeen,
        Instant firingSince,
        int pushes,
        Optional<Instant> pushed,
        Optional<Instant> inGroup,
        int step,
        Optional<Instant> stepped) {

    /** At the beginning of the first episode. */
    public static AlertProgress begun(Instant now) {
        return new AlertProgress(
                AlertState.FIRING, 1, now, now, now, 0, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    /** At the beginning of the next episode. */
    public AlertProgress again(Instant now) {
        return new AlertProgress(
                AlertState.FIRING,
                episode + 1,
                now,
                now,
                now,
                pushes,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    public AlertProgress seen(Instant now) {
        return new AlertProgress(state, episode, firstSeen, now, firingSince, pushes, pushed, inGroup, step, stepped);
    }

    public AlertProgress in(AlertState newState) {
        return new AlertProgress(
                newState, episode, firstSeen, lastSeen, firingSince, pushes, pushed, inGroup, step, stepped);
    }

    /** To be shown anew within the same episode, because it grew worse or its silence ended. */
    public AlertProgress anew(Instant now) {
        return new AlertProgress(
                AlertState.FIRING,
                episode,
                firstSeen,
                lastSeen,
                now,
                pushes,
                Optional.empty(),
                Optional.empty(),
                step,
                Optional.empty());
    }

    /** Shown to people, in the group, or both. */
    public AlertProgress shown(boolean people, boolean group, Instant now) {
        return new AlertProgress(
                state,
                episode,
                firstSeen,
                lastSeen,
                firingSince,
                pushes + 1,
                people ? Optional.of(now) : pushed,
                group ? Optional.of(now) : inGroup,
                step,
                stepped.or(() -> Optional.of(now)));
    }

    public AlertProgress escalated(int newStep, Instant now) {
        return new AlertProgress(
                state,
                episode,
                firstSeen,
                lastSeen,
                firingSince,
                pushes + 1,
                pushed,
                inGroup,
                newStep,
                Optional.of(now));
    }
}
