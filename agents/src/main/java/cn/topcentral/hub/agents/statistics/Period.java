package cn.topcentral.hub.agents.statistics;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from exclusive
 * @param to inclusive, so that a period up to now holds what happens now
 */
public record Period(Instant from, Instant to) {
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A period from " + from + " has to end later than " + to);
        }
    }

    /** So many times 24 hours up to a moment. */
    public static Period upTo(Instant end, int days) {
        return new Period(end.minus(Duration.ofDays(days)), end);
    }

    /** The one of the same length just before. */
    public Period previous() {
        return new Period(from.minus(Duration.between(from, to)), from);
    }

    public boolean contains(Instant time) {
        return time.isAfter(from) && !time.isAfter(to);
    }
}
