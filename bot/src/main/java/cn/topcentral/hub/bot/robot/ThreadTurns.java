package cn.topcentral.hub.bot.robot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns on a thread of their own. What is given after {@link #close} does not run. Thread-safe. */
final class ThreadTurns implements Turns, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ThreadTurns.class);
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor thread;
    private final Clock clock;

    ThreadTurns(String name, Clock clock) {
        this.clock = clock;
        this.thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void run(Runnable work) {
        try {
            thread.execute(logging(work));
        } catch (RejectedExecutionException e) {
            log.trace("Closed; nothing runs any more", e);
        }
    }

    @Override
    public Appointment after(Duration wait, Runnable work) {
        try {
            Future<?> future = thread.schedule(logging(work), Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            log.trace("Closed; nothing runs any more", e);
            return Appointment.NONE;
        }
    }

    /** A failure must not end what comes after it. */
    private static Runnable logging(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.error("Unexpected failure", e);
            }
        };
    }

    /** Lets finish what was given to run now, for a few seconds. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(DRAIN.toSeconds(), TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
