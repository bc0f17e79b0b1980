package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.agents.statistics.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/**
 * When people may be disturbed, and how much of a span they were at work. Days off are quiet throughout. Immutable.
 *
 * @param from from when in the evening it is quiet
 * @param until until when in the morning; the same as {@code from} for no quiet time on workdays
 * @param workday whether a day is worked, Chinese holidays and their make-up days counted
 */
record AlertHours(LocalTime from, LocalTime until, Predicate<LocalDate> workday, ZoneId zone) {
    /** What waited for the morning is spread over this many minutes, so that not everything rings at once. */
    static final int SPREAD_MINUTES = 10;

    /**
     * Whether only what cannot wait may be pushed.
     *
     * @param group whose alerts; each group's morning begins at a minute of its own
     */
    boolean quiet(Instant now, String group) {
        LocalDateTime local = now.atZone(zone).toLocalDateTime();
        if (!workday.test(local.toLocalDate())) {
            return true;
        }
        LocalTime time = local.toLocalTime();
        if (from.equals(until)) {
            return false;
        }
        LocalTime morning = until.plusMinutes(Math.floorMod(group.hashCode(), SPREAD_MINUTES));
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(morning)
                : !time.isBefore(from) || time.isBefore(morning);
    }

    /** The moment, or the first full minute after it that is not quiet. */
    Instant nextLoud(Instant now, String group) {
        Instant at = now;
        // A holiday with its weekends is at most two weeks; a calendar of days off alone must not hang this.
        for (int minutes = 0; minutes < 30 * 24 * 60 && quiet(at, group); minutes++) {
            at = at.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        }
        return at;
    }

    /** The time between two moments in which people were at work, nine to six on workdays. */
    Duration worked(Instant start, Instant end) {
        return WorkingHours.nineToSix(workday::test).between(start, end, zone);
    }

    /** The end of work on the next workday: by when what is handed to somebody is due. */
    Instant nextWorkdayEnd(Instant now) {
        LocalDate day = now.atZone(zone).toLocalDate().plusDays(1);
        while (!workday.test(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(18, 0).atZone(zone).toInstant();
    }
}
