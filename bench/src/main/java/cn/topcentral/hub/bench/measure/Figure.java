package cn.topcentral.hub.bench.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * One measurement.
 *
 * @param benchmark the subcommand it belongs to
 * @param what what was measured
 * @param unit of {@code ours} and {@code baseline}
 * @param ours the product's value
 * @param baseline the bare baseline's value in the same run; empty where there is nothing to compare with
 * @param target what the product promises; empty for a figure that is only told
 */
public record Figure(
        String benchmark, String what, String unit, double ours, Optional<Double> baseline, Optional<Target> target) {

    /** A promise about the value itself or about its ratio to the baseline. */
    public record Target(Of of, Bound bound, double limit) {
        /** What the limit is on. */
        public enum Of {
            RATIO,
            VALUE
        }

        /** Which side of the limit is good. */
        public enum Bound {
            AT_LEAST,
            AT_MOST
        }

        public static Target ratioAtLeast(double limit) {
            return new Target(Of.RATIO, Bound.AT_LEAST, limit);
        }

        public static Target ratioAtMost(double limit) {
            return new Target(Of.RATIO, Bound.AT_MOST, limit);
        }

        /** For what must not happen at all; a run in which it does is a failed one. */
        public static Target none() {
            return valueAtMost(0);
        }

        public static Target valueAtMost(double limit) {
            return new Target(Of.VALUE, Bound.AT_MOST, limit);
        }
    }

    public static Figure compared(
            String benchmark, String what, String unit, double ours, double baseline, Optional<Target> target) {
        return new Figure(benchmark, what, unit, ours, Optional.of(baseline), target);
    }

    public static Figure alone(String benchmark, String what, String unit, double ours, Optional<Target> target) {
        return new Figure(benchmark, what, unit, ours, Optional.empty(), target);
    }

    /** Ours divided by the baseline. */
    @JsonProperty
    public Optional<Double> ratio() {
        return baseline.map(base -> ours / base);
    }

    /** Whether the promise was kept; empty without a promise. */
    @JsonProperty
    public Optional<Boolean> met() {
        return target.map(promise -> {
            double value = promise.of() == Target.Of.RATIO ? ratio().orElseThrow() : ours;
            return promise.bound() == Target.Bound.AT_LEAST ? value >= promise.limit() : value <= promise.limit();
        });
    }
}
