package cn.topcentral.hub.agents.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * How much is going on lately against the customer's own usual.
 *
 * @param windowDays the length of a window
 * @param current the days with an event in the window up to now
 * @param baseline the mean of the windows before
 * @param windows how many windows that is the mean of: the full ones since the watching began, six at most
 */
public record Pace(int windowDays, int current, double baseline, int windows) {
    /** Fewer windows than this are no baseline. */
    public static final int LEAST_WINDOWS = 3;

    private static final int MOST_WINDOWS = 6;
    private static final double DECLINED = 0.6;
    private static final double RISEN = 1.5;
    private static final double UNLIKELY = 0.05;

    /** The pace of events on some days, in any order, watched since the first of them; days after {@code today} are left out. */
    public static Pace of(Collection<LocalDate> eventDays, LocalDate today, int windowDays) {
        return of(eventDays, eventDays.stream().min(Comparator.naturalOrder()).orElse(today), today, windowDays);
    }

    /** The pace of events that would have been seen since some day, so that none before the first means something. */
    public static Pace of(Collection<LocalDate> eventDays, LocalDate watchedSince, LocalDate today, int windowDays) {
        TreeSet<LocalDate> days = new TreeSet<>(eventDays);
        LocalDate start = today.minusDays(windowDays);
        int current = days.headSet(today, true).tailSet(start, false).size();
        long span = Math.max(0, start.toEpochDay() - watchedSince.toEpochDay() + 1);
        int windows = (int) Math.min(MOST_WINDOWS, span / windowDays);
        LocalDate from = start.minusDays((long) windows * windowDays);
        int counted = days.headSet(start, true).tailSet(from, false).size();
        return new Pace(windowDays, current, windows == 0 ? 0 : (double) counted / windows, windows);
    }

    /** Whether there is enough to compare with. */
    public boolean known() {
        return windows >= LEAST_WINDOWS;
    }

    /** Declining: at most 60 % of the usual, and chance alone would bring so little in at most one of twenty windows (Poisson). Rising likewise, from 150 %. */
    public Trend trend() {
        if (!known()) {
            return Trend.STABLE;
        }
        if (current <= DECLINED * baseline && Poisson.atMost(current, baseline) <= UNLIKELY) {
            return Trend.DECLINING;
        }
        boolean more =
                current > 0 && current >= RISEN * baseline && 1 - Poisson.atMost(current - 1, baseline) <= UNLIKELY;
        return more ? Trend.RISING : Trend.STABLE;
    }
}
