package cn.topcentral.hub.agents.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How often something happens by itself (a customer speaks, an order comes), and whether the silence since is unusual for it. The gaps of the year
 * before the last event are the baseline, so a long silence does not become its own measure.
 *
 * <p>Silence is measured in working days, because nobody writes over the Spring Festival, and told in days.
 *
 * @param events how many different days there are in the baseline
 * @param gaps the days between one event and the next
 * @param workingGaps the same in working days
 * @param last the day of the last event
 * @param silentDays the days since
 * @param silentWorkingDays the working days since
 */
public record Rhythm(
        int events, Spread gaps, Spread workingGaps, Optional<LocalDate> last, int silentDays, int silentWorkingDays) {
    /** Fewer gaps than this are no rhythm. */
    public static final int LEAST_GAPS = 4;

    private static final int BASELINE_DAYS = 365;

    /** The rhythm of events on some days, in any order; days after {@code today} are left out. */
    public static Rhythm of(Collection<LocalDate> eventDays, LocalDate today, WorkingDays workingDays) {
        TreeSet<LocalDate> all = new TreeSet<>(eventDays);
        List<LocalDate> past = List.copyOf(all.headSet(today, true));
        if (past.isEmpty()) {
            return new Rhythm(0, Spread.NONE, Spread.NONE, Optional.empty(), 0, 0);
        }
        LocalDate last = past.get(past.size() - 1);
        List<LocalDate> baseline = past.stream()
                .filter(day -> !day.isBefore(last.minusDays(BASELINE_DAYS)))
                .toList();
        return new Rhythm(
                baseline.size(),
                Spread.of(IntStream.range(1, baseline.size())
                        .mapToDouble(i -> baseline.get(i).toEpochDay()
                                - baseline.get(i - 1).toEpochDay())
                        .toArray()),
                Spread.of(IntStream.range(1, baseline.size())
                        .mapToDouble(i -> workingDays.between(baseline.get(i - 1), baseline.get(i)))
                        .toArray()),
                Optional.of(last),
                (int) (today.toEpochDay() - last.toEpochDay()),
                workingDays.between(last, today));
    }

    /** Whether there are enough gaps to speak of a rhythm. */
    public boolean known() {
        return gaps.count() >= LEAST_GAPS;
    }

    /**
     * The working days of silence from which on it is unusual: the largest of the median gap + 4 σ (by MAD, at least a tenth of the median), twice
     * the median, one and a half times the gap that nine of ten do not exceed, and the median + 3. How often that is wrong is in docs/agents/a14.md.
     */
    public double limit() {
        double median = workingGaps.median();
        double sigma = Math.max(workingGaps.sigma(), 0.14826 * median);
        return Math.max(Math.max(median + 4 * sigma, 2 * median), Math.max(1.5 * workingGaps.ninetieth(), median + 3));
    }

    /** The silence as a multiple of {@link #limit}; 0 while there is no rhythm. */
    public double silence() {
        return known() ? silentWorkingDays / limit() : 0;
    }

    /** Whether the silence is unusual. */
    public boolean silent() {
        return silence() > 1;
    }
}
