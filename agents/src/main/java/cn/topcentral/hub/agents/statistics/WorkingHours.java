package cn.topcentral.hub.agents.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When an answer can be expected.
 *
 * @param from the time of day work begins
 * @param to the time of day it ends
 */
public record WorkingHours(WorkingDays days, LocalTime from, LocalTime to) {
    public WorkingHours {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("Work from " + from + " has to end later than " + to);
        }
    }

    /** Nine to six. */
    public static WorkingHours nineToSix(WorkingDays days) {
        return new WorkingHours(days, LocalTime.of(9, 0), LocalTime.of(18, 0));
    }

    /** The hours worked on a working day. */
    public Duration perDay() {
        return Duration.between(from, to);
    }

    /** The working time between two moments: a question at 20:00 that is answered next morning at 9:30 waited 30 minutes. Zero when the second is not later. */
    public Duration between(Instant start, Instant end, ZoneId zone) {
        LocalDate last = end.atZone(zone).toLocalDate();
        Duration sum = Duration.ZERO;
        for (LocalDate day = start.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (days.works(day)) {
                Instant opens = day.atTime(from).atZone(zone).toInstant();
                Instant closes = day.atTime(to).atZone(zone).toInstant();
                Instant begin = start.isAfter(opens) ? start : opens;
                Instant finish = end.isBefore(closes) ? end : closes;
                sum = begin.isBefore(finish) ? sum.plus(Duration.between(begin, finish)) : sum;
            }
        }
        return sum;
    }
}
