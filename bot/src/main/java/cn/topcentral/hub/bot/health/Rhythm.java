package cn.topcentral.hub.bot.health;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The usual rhythm of a source: how many records it delivers in each hour of the week, as the mean of the last four weeks. Pure.
 *
 * @param weeks over how many weeks the hours were counted
 * @param perHour mean records by hour of the week, Monday 0:00 first
 */
record Rhythm(int weeks, List<Double> perHour) {
    Rhythm {
        perHour = List.copyOf(perHour);
    }

    /** Enough to know a week's shape, and short enough to follow a changed one. */
    static final int WEEKS = 4;

    private static final int HOURS = 7 * 24;

    /**
     * The rhythm up to a moment.
     *
     * @param until the last moment that counts; silence after it must not thin out what is usual
     */
    static Rhythm of(Map<Instant, Integer> hours, Instant until, ZoneId zone) {
        Instant from = until.minus(Duration.ofDays(7L * WEEKS));
        double[] perHour = new double[HOURS];
        Instant first = until;
        for (Map.Entry<Instant, Integer> hour : hours.entrySet()) {
            if (!hour.getKey().isBefore(from) && !hour.getKey().isAfter(until)) {
                perHour[hourOfWeek(hour.getKey().atZone(zone))] += hour.getValue();
                first = hour.getKey().isBefore(first) ? hour.getKey() : first;
            }
        }
        int weeks = (int) Math.max(
                1, Math.min(WEEKS, Math.ceil(Duration.between(first, until).toHours() / (double) HOURS)));
        return new Rhythm(
                weeks,
                Arrays.stream(perHour).map(records -> records / weeks).boxed().toList());
    }

    /** How many records would have come between two moments, were all as usual. */
    double expected(Instant from, Instant until, ZoneId zone) {
        double expected = 0;
        Instant at = from;
        while (at.isBefore(until)) {
            Instant end = at.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            Instant upTo = end.isBefore(until) ? end : until;
            expected += perHour.get(hourOfWeek(at.atZone(zone)))
                    * Duration.between(at, upTo).toMillis()
                    / 3_600_000.0;
            at = upTo;
        }
        return expected;
    }

    /** The mean of a day, over the whole week. */
    double perDay() {
        return perHour.stream().mapToDouble(Double::doubleValue).sum() / 7;
    }

    private static int hourOfWeek(ZonedDateTime time) {
        return (time.getDayOfWeek().getValue() - 1) * 24 + time.getHour();
    }
}
