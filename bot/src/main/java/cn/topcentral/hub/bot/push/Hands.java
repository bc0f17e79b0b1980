package cn.topcentral.hub.bot.push;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few threads that take work only while one of them is free: nothing is queued, so nothing claimed waits while its lease runs. Thread-safe. */
final class Hands implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hands.class);

    private final ExecutorService threads;
    private final Semaphore free;
    private final Runnable again;
    private final Duration drain;

    /**
     * Hands for one kind of work.
     *
     * @param again told after a hand is free again, when its work says that there may be more
     * @param drain how long closing waits for what is being done
     */
    Hands(String name, int count, Runnable again, Duration drain) {
        AtomicInteger number = new AtomicInteger();
        this.threads =
                Executors.newFixedThreadPool(count, work -> new Thread(work, name + "-" + number.incrementAndGet()));
        this.free = new Semaphore(count);
        this.again = again;
        this.drain = drain;
    }

    int free() {
        return free.availablePermits();
    }

    /**
     * Has the work done unless no hand is free.
     *
     * @param work says whether there may be more
     * @return whether it is being done
     */
    boolean take(BooleanSupplier work) {
        if (!free.tryAcquire()) {
            return false;
        }
        threads.execute(() -> {
            boolean more = false;
            try {
                more = work.getAsBoolean();
            } catch (RuntimeException e) {
                // The database itself failed; what was claimed is done again when its lease ends.
                log.error("Push left to its lease", e);
            } finally {
                free.release();
                if (more) {
                    again.run();
                }
            }
        });
        return true;
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(drain.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("Pushes still being sent at shutdown; they are sent again when their leases end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
