package cn.topcentral.hub.bot.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what somebody does within a time; of at most ten thousand, those forgotten first who came first. Each hub counts for itself, and a restart
 * begins anew: it holds off floods, it is no book-keeping. Thread-safe, by its own lock.
 */
public final class RateLimit {
    private static final int MOST_KEYS = 10_000;

    private record Window(Instant ends, int count) {}

    private final int most;
    private final Duration length;
    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    /** At most {@code most} times within {@code length}. */
    public RateLimit(int most, Duration length, Clock clock) {
        this.most = most;
        this.length = length;
        this.clock = clock;
    }

    /** Counts once more, and says whether that was within the limit. */
    public boolean allows(String key) {
        return count(key) <= most;
    }

    /** What one more comes to. */
    public enum Verdict {
        WITHIN,
        /** The first that is too many: the time to say so. */
        FIRST_OVER,
        OVER
    }

    /** Counts once more, and says what that comes to. */
    public Verdict verdict(String key) {
        int count = count(key);
        return count <= most ? Verdict.WITHIN : count == most + 1 ? Verdict.FIRST_OVER : Verdict.OVER;
    }

    /** Counts once more: how often in this time, this one included. */
    public synchronized int count(String key) {
        Instant now = clock.instant();
        Window known = windows.get(key);
        Window window = known != null && now.isBefore(known.ends())
                ? new Window(known.ends(), known.count() + 1)
                : new Window(now.plus(length), 1);
        windows.remove(key);
        windows.put(key, window);
        if (windows.size() > MOST_KEYS) {
            windows.remove(windows.keySet().iterator().next());
        }
        return window.count();
    }
}
