package cn.topcentral.hub.agents.evaluation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether confidences mean what they say.
 *
 * @param expectedError the mean distance between confidence and share of right answers, over ten equal ranges, weighted by their records
 * @param ranges those that hold records, from the least confident up
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Calibration(double expectedError, List<Range> ranges) {
    private static final int RANGES = 10;

    public Calibration {
        ranges = List.copyOf(ranges);
    }

    /** The answers given with a confidence from {@code from} up to {@code to}. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Range(double from, double to, int records, double meanConfidence, double accuracy) {}

    static Calibration of(List<Double> confidences, List<Boolean> right) {
        List<Range> ranges = new ArrayList<>();
        double error = 0;
        for (int range = 0; range < RANGES; range++) {
            int records = 0;
            int hits = 0;
            double sum = 0;
            for (int i = 0; i < confidences.size(); i++) {
                if (Math.min(RANGES - 1, (int) (confidences.get(i) * RANGES)) == range) {
                    records++;
                    hits += right.get(i) ? 1 : 0;
                    sum += confidences.get(i);
                }
            }
            if (records > 0) {
                double accuracy = (double) hits / records;
                ranges.add(new Range(
                        range / (double) RANGES, (range + 1) / (double) RANGES, records, sum / records, accuracy));
                error += Math.abs(sum / records - accuracy) * records / confidences.size();
            }
        }
        return new Calibration(error, ranges);
    }
}
