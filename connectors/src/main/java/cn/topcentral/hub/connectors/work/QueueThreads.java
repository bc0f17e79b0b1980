package cn.topcentral.hub.connectors.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some threads that each take one piece of work after the other, and look again every few seconds when there was none. Thread-safe.
 */
public final class QueueThreads implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(QueueThreads.class);
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final String name;
    private final BooleanSupplier workOnce;
    private final Semaphore signal = new Semaphore(0);
    private final List<Thread> threads;
    private volatile boolean closed;

    /** @param workOnce takes one piece of work and does it; answers whether there was any */
    public QueueThreads(String name, int count, BooleanSupplier workOnce) {
        this.name = name;
        this.workOnce = workOnce;
        this.threads = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Thread(this::workUntilClosed, name + "-" + number))
                .toList();
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /** Says that there may be something to do. */
    public void wake() {
        signal.release();
    }

    /** Nothing new is taken from now on. */
    public void stopClaiming() {
        closed = true;
        signal.release(threads.size());
    }

    /** Waits for what is being worked on, ten seconds at most; then its lease ends and it is taken up again. */
    @Override
    public void close() {
        stopClaiming();
        try {
            for (Thread thread : threads) {
                thread.join(DRAIN.toMillis());
                if (thread.isAlive()) {
                    log.warn("Still at work at shutdown thread={}", thread.getName());
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workUntilClosed() {
        while (!closed) {
            boolean worked = false;
            try {
                worked = workOnce.getAsBoolean();
            } catch (RuntimeException e) {
                log.error("Queue cannot be worked queue={}; trying again in {}", name, POLL, e);
            }
            if (!worked && !closed) {
                try {
                    boolean woken = signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    log.trace("Looking for work queue={} woken={}", name, woken);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
