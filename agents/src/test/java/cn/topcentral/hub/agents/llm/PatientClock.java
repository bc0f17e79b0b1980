package cn.topcentral.hub.agents.llm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A clock on which time passes only by sleeping, at once. */
public final class PatientClock extends Clock implements Sleeper {
    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T02:00:00Z");

    @Override
    public synchronized void sleep(Duration wait) {
        sleeps.add(wait);
        now = now.plus(wait);
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
