package cn.topcentral.hub.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved; only the test's thread moves it. */
final class MovedClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-22T01:00:00Z");

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread moves, many read.
    void move(Duration by) {
        now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
