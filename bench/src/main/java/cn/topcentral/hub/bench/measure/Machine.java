package cn.topcentral.hub.bench.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;

/**
 * Where and when the figures were measured.
 *
 * @param load the operating system's average over the minute before the start; negative where it keeps none
 */
public record Machine(Instant at, int processors, double load, String java, String system) {
    /** More than this, and other programs took part in the result. */
    private static final double QUIET = 1.5;

    public static Machine now(Clock clock) {
        return new Machine(
                clock.instant(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.version", "?"),
                System.getProperty("os.name", "?") + " " + System.getProperty("os.arch", "?"));
    }

    @JsonProperty
    public boolean quiet() {
        return load < QUIET;
    }
}
