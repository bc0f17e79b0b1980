package cn.topcentral.hub.connectors.email;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the server tell of new mail (IDLE, RFC 2177), so that it is on the timeline within seconds and not at the next look. It takes in nothing
 * itself: it asks for a run. Without IDLE, or while the server is away, the looks at the interval go on alone.
 */
public final class ImapListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ImapListener.class);

    /** Routers forget a silent connection after five to ten minutes. */
    private static final Duration SHORTEST = Duration.ofMinutes(4);

    private static final Duration LONGEST = Duration.ofMinutes(9);

    private final ImapPoll poll;
    private final Runnable wake;
    private final RandomGenerator random;
    private final ScheduledExecutorService threads;

    /** @param wake asks for a run of the poll soon, on another thread */
    public ImapListener(ImapPoll poll, Runnable wake, RandomGenerator random) {
        this.poll = poll;
        this.wake = wake;
        this.random = random;
        this.threads = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "listen-" + poll.source());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to listen after the next run of the poll, which makes the connection. */
    public void start() {
        poll.listened();
        Future<?> listening = threads.submit(this::listen);
        log.debug("Listening source={} done={}", poll.source(), listening.isDone());
    }

    private void listen() {
        try {
            while (!threads.isShutdown()) {
                long runs = poll.runs();
                ImapPoll.News news = awaitNews();
                if (news == ImapPoll.News.ARRIVED) {
                    wake.run();
                }
                if (news == ImapPoll.News.ARRIVED || news == ImapPoll.News.DISCONNECTED) {
                    poll.awaitRun(runs);
                } else if (news == ImapPoll.News.NOT_OFFERED) {
                    log.info(
                            "Server does not tell of new mail, looking at the interval alone source={}", poll.source());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private ImapPoll.News awaitNews() {
        long slice = random.nextLong(SHORTEST.toMillis(), LONGEST.toMillis());
        Future<?> end = threads.schedule(poll::stopWaiting, slice, TimeUnit.MILLISECONDS);
        try {
            return poll.awaitNews();
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        poll.stopWaiting();
    }
}
