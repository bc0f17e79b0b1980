package cn.topcentral.hub.bot.work;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds the main thread until SIGTERM or Ctrl-C, and the signal until the main thread has closed everything. */
final class UntilTold {
    /** systemd and Docker kill after 90 and 10 seconds; what is not closed by then recovers at the next start. */
    private static final long CLOSING_SECONDS = 60;

    private UntilTold() {}

    static void toEnd() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            told.countDown();
            try {
                main.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        told.await();
    }
}
