package cn.topcentral.hub.bench.measure;

import java.util.List;

/** The middle of several repetitions, which one disturbed repetition does not move. */
public final class Medians {
    private Medians() {}

    /** The upper middle of an even number of values. */
    public static double of(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
