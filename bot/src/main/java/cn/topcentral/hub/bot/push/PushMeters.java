package cn.topcentral.hub.bot.push;

import cn.topcentral.hub.storage.notification.NotificationKind;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What pushing counts: {@code hub.pushes} by kind, door and outcome, {@code hub.pushes.duplicates}, {@code hub.pushes.lag.seconds}. Thread-safe. */
final class PushMeters {
    private final MeterRegistry meters;
    private final AtomicLong lagSeconds = new AtomicLong();

    PushMeters(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("hub.pushes.lag.seconds", lagSeconds);
    }

    void count(String outcome, NotificationKind kind, String door) {
        count(outcome, Map.of(kind, 1L), door);
    }

    void count(String outcome, Map<NotificationKind, Long> numbers, String door) {
        numbers.forEach(
                (kind, number) -> meters.counter("hub.pushes", "kind", kind.code(), "door", door, "outcome", outcome)
                        .increment(number));
    }

    /** Sent again although it may have been shown. */
    void possiblyTwice(String door) {
        meters.counter("hub.pushes.duplicates", "door", door).increment();
    }

    void replaced(String outcome) {
        meters.counter("hub.pushes.replaced", "outcome", outcome).increment();
    }

    /** How long the oldest push that is due has been waiting. */
    void lag(Duration lag) {
        lagSeconds.set(lag.toSeconds());
    }
}
