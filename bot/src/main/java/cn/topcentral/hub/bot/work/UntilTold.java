package cn.topcentral.hub.bot.work;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the main thread until SIGTERM or Ctrl-C, and the end of the process until everything is closed: to be opened first, so that it is
 * closed last. It waits for that rather than for the main thread, which itself waits in {@code System.exit} for the process to end.
 */
final class UntilTold implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(UntilTold.class);

    /** systemd and Docker kill after 90 and 10 seconds; what is not closed by then recovers at the next start. */
    private static final long CLOSING_SECONDS = 60;

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    UntilTold() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::holdTheEnd, "until-closed"));
    }

    void await() throws InterruptedException {
        told.await();
    }

    private void holdTheEnd() {
        told.countDown();
        try {
            if (!closed.await(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Not everything closed within {} seconds", CLOSING_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
