package cn.topcentral.hub.agents.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** Since when something happens less often: the start of the present run of a CUSUM for a rate that halves. */
public final class Slowdown {
    private static final double PER_EVENT = Math.log(2);

    private Slowdown() {}

    /**
     * The day after which events came too slowly to be explained by the usual rate. It does not move while the silence lasts, which is why alerts
     * take their date from it; empty when there is no event.
     *
     * @param usualGap the usual days from one event to the next, above 0
     */
    public static Optional<LocalDate> since(Collection<LocalDate> eventDays, double usualGap, LocalDate today) {
        double sum = 0;
        Optional<LocalDate> start = Optional.empty();
        LocalDate before = today;
        for (LocalDate day : new TreeSet<>(eventDays).headSet(today, true)) {
            if (start.isEmpty()) {
                start = Optional.of(day);
            } else {
                // The log likelihood ratio of half the rate against the rate.
                sum += 0.5 * (day.toEpochDay() - before.toEpochDay()) / usualGap - PER_EVENT;
                if (sum <= 0) {
                    sum = 0;
                    start = Optional.of(day);
                }
            }
            before = day;
        }
        return start;
    }
}
