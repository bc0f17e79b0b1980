package cn.topcentral.hub.connectors.email;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to leave a server alone that refuses us: a minute, doubled each time up to half an hour, and never the same for two mailboxes. */
final class Backoff {
    private static final long LEAST_SECONDS = 60;
    private static final long MOST_SECONDS = 30 * 60;

    private Backoff() {}

    /** @param failures how often in a row it failed, at least 1 */
    static Duration after(int failures, RandomGenerator random) {
        long doubled = LEAST_SECONDS << Math.min(failures - 1, 10);
        long jittered = doubled + random.nextLong(doubled / 4 + 1);
        return Duration.ofSeconds(Math.min(MOST_SECONDS, jittered));
    }
}
