package cn.topcentral.hub.bot.robot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/** Turns on the thread that calls, in a time that passes only when told. */
final class MovedTurns implements Turns {
    private record Due(Instant at, int number, Runnable work) {}

    private final PriorityQueue<Due> later =
            new PriorityQueue<>(Comparator.<Due, Instant>comparing(Due::at).thenComparingInt(Due::number));
    private final Deque<Runnable> now = new ArrayDeque<>();
    private Instant time = Instant.parse("2024-06-19T02:00:00Z");
    private boolean running;
    private int number;

    @Override
    public Instant now() {
        return time;
    }

    @Override
    public void run(Runnable work) {
        now.add(work);
        if (!running) {
            running = true;
            while (!now.isEmpty()) {
                now.remove().run();
            }
            running = false;
        }
    }

    @Override
    public Appointment after(Duration wait, Runnable work) {
        Due due = new Due(time.plus(wait), number++, work);
        later.add(due);
        return () -> later.remove(due);
    }

    /** Lets the time pass, and happen what is due. */
    void pass(Duration length) {
        Instant until = time.plus(length);
        for (Due next = later.peek(); next != null && !next.at().isAfter(until); next = later.peek()) {
            later.remove();
            time = next.at();
            run(next.work());
        }
        time = until;
    }

    Clock clock() {
        return new Clock() {
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
                return time;
            }
        };
    }
}
