package cn.topcentral.hub.bench.measure;

import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;

/**
 * Two ways to the same answer, timed in turns, so that whatever else the machine does falls on both alike.
 *
 * @param ours times of the product's way, in nanoseconds
 * @param baseline times of the bare way, in nanoseconds
 */
public record Race(Histogram ours, Histogram baseline) {
    private static final int DIGITS = 3;

    /**
     * Runs both.
     *
     * @param warmUp rounds before the measured ones
     * @param product told the number of the round
     */
    public static Race of(int warmUp, int rounds, IntConsumer product, IntConsumer bare) {
        Race race = new Race(new Histogram(DIGITS), new Histogram(DIGITS));
        for (int round = -warmUp; round < rounds; round++) {
            int number = Math.abs(round);
            if (round % 2 == 0) {
                time(product, number, round < 0, race.ours());
                time(bare, number, round < 0, race.baseline());
            } else {
                time(bare, number, round < 0, race.baseline());
                time(product, number, round < 0, race.ours());
            }
        }
        return race;
    }

    private static void time(IntConsumer work, int round, boolean warmUp, Histogram times) {
        long start = System.nanoTime();
        work.accept(round);
        if (!warmUp) {
            times.recordValue(System.nanoTime() - start);
        }
    }

    /** A percentile in milliseconds. */
    public static double millis(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1e6;
    }
}
