package cn.topcentral.hub.sandbox.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Allows so many events per key in any stretch of the given length. Thread-safe. */
public final class RateWindow {
    private final Clock clock;
    private final Duration length;
    private final int most;
    private final Map<String, Deque<Instant>> events = new HashMap<>();

    public RateWindow(Clock clock, int most, Duration length) {
        this.clock = clock;
        this.most = most;
        this.length = length;
    }

    /** Counts an event unless the window is full. */
    public synchronized boolean allows(String key) {
        Instant now = clock.instant();
        Deque<Instant> recent = events.computeIfAbsent(key, unused -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(length))) {
            recent.removeFirst();
        }
        if (recent.size() >= most) {
            return false;
        }
        recent.addLast(now);
        return true;
    }
}
