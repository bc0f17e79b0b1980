package cn.topcentral.hub.bot.robot;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Waits that double up to a limit, each shortened by up to a half at random, so that many hubs do not come back at the same moment. Used in turn. */
final class Backoff {
    private final Duration first;
    private final Duration most;
    private final DoubleSupplier random;
    private int failures;

    /** @param random from 0 up to 1 */
    Backoff(Duration first, Duration most, DoubleSupplier random) {
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /** How long to wait after one more failure; it never says to give up. */
    Duration next() {
        Duration full = first;
        for (int i = 0; i < failures && full.compareTo(most) < 0; i++) {
            full = full.multipliedBy(2);
        }
        failures++;
        Duration capped = full.compareTo(most) > 0 ? most : full;
        return Duration.ofMillis((long) (capped.toMillis() * (1 - random.getAsDouble() / 2)));
    }

    void reset() {
        failures = 0;
    }
}
