package cn.topcentral.hub.agents.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Where some numbers lie, told by measures that a few odd values do not move.
 *
 * @param deviation the median distance from the median (MAD)
 * @param ninetieth nine tenths of the numbers are not larger
 */
public record Spread(int count, double median, double deviation, double mean, double ninetieth, double largest) {
    /** Of no numbers; everything is zero. */
    public static final Spread NONE = new Spread(0, 0, 0, 0, 0, 0);

    /** What the standard deviation of a normal distribution is in terms of its MAD. */
    private static final double SIGMA_PER_DEVIATION = 1.4826;

    public static Spread of(double... values) {
        if (values.length == 0) {
            return NONE;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = quantile(sorted, 0.5);
        double[] distances = Arrays.stream(sorted)
                .map(value -> Math.abs(value - median))
                .sorted()
                .toArray();
        return new Spread(
                sorted.length,
                median,
                quantile(distances, 0.5),
                DoubleStream.of(sorted).average().orElse(0),
                quantile(sorted, 0.9),
                sorted[sorted.length - 1]);
    }

    /** The deviation on the scale of a standard deviation. */
    public double sigma() {
        return SIGMA_PER_DEVIATION * deviation;
    }

    /** Interpolated between neighbours, as spreadsheets do it. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
