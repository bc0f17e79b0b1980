package cn.topcentral.hub.bot.web.callback;

import cn.topcentral.hub.bot.command.AnswerUndelivered;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.callback.ClaimedCallback;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on the callbacks of the ledger: one at a time per sender, several senders at once. The ledger decides who gets what, so any number
 * of hubs may run a worker each; a callback whose hub died is taken over when its lease ends.
 *
 * <p>Thread-safe. One thread claims, and never more than there are free hands, so that no claimed callback waits while its lease runs.
 */
public final class CallbackWorker implements AutoCloseable {
    /** How long to wait before trying an answer again. Nobody waits for an answer longer than that. */
    public static final List<Duration> ANSWER_RETRIES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(16));

    /** After this long another worker takes over what a dead one was at; held on to while an answer is being worked on. */
    static final Duration LEASE = Duration.ofMinutes(3);

    /** A model may think for minutes; whoever takes longer is given up on, and a second worker answers. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(15);

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(CallbackWorker.class);

    private final String door;
    private final CallbackRepository ledger;
    private final CallbackHandler handler;
    private final List<Duration> retries;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore signal = new Semaphore(0);
    private final Semaphore freeHands;
    /** What is being worked on, and until when it is held. */
    private final Map<ClaimedCallback, Instant> held = new ConcurrentHashMap<>();

    private final ExecutorService hands;
    private final Thread claiming = new Thread(this::claimUntilClosed, "callback-claims");
    private volatile boolean closed;

    /**
     * A worker for one door, not yet started.
     *
     * @param retries how long to wait before each further try; after the last a callback is given up, the sender told, and the reason kept for
     *     {@code ./hub status}
     * @param threads how many senders are served at once
     */
    public CallbackWorker(
            String door,
            CallbackRepository ledger,
            CallbackHandler handler,
            List<Duration> retries,
            int threads,
            Clock clock,
            MeterRegistry meters) {
        this.door = door;
        this.ledger = ledger;
        this.handler = handler;
        this.retries = List.copyOf(retries);
        this.clock = clock;
        this.meters = meters;
        this.freeHands = new Semaphore(threads);
        AtomicInteger number = new AtomicInteger();
        this.hands =
                Executors.newFixedThreadPool(threads, work -> new Thread(work, "callback-" + number.incrementAndGet()));
    }

    public void start() {
        claiming.start();
    }

    /** Says that there may be something to do. Cheap, from any thread; the worker also looks by itself every second. */
    public void wake() {
        signal.release();
    }

    /** Stops claiming and waits up to half a minute for what is being worked on. What is not done by then another worker takes over. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            claiming.join(DRAIN.toMillis());
            hands.shutdown();
            if (!hands.awaitTermination(DRAIN.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("Callbacks still running at shutdown; their leases end within {}", LEASE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void claimUntilClosed() {
        while (!closed) {
            // Before claiming: a signal that comes while we claim must make us claim once more.
            signal.drainPermits();
            holdOn();
            claimOnce();
            try {
                boolean woken = signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                log.trace("Looking for callbacks woken={}", woken);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void holdOn() {
        Instant now = clock.instant();
        held.forEach((callback, until) -> {
            boolean halfGone = until.isBefore(now.plus(LEASE.dividedBy(2)));
            if (halfGone && now.isBefore(callback.leaseUntil().plus(LONGEST_ANSWER.minus(LEASE)))) {
                try {
                    ledger.extend(callback, now.plus(LEASE));
                    held.replace(callback, now.plus(LEASE));
                } catch (RuntimeException e) {
                    log.warn("Callback not held on to id={}; trying again in {}", callback.id(), POLL, e);
                }
            }
        });
    }

    private void claimOnce() {
        try {
            int free = freeHands.availablePermits();
            List<ClaimedCallback> claims = free == 0 ? List.of() : ledger.claim(door, free, LEASE, clock.instant());
            for (ClaimedCallback callback : claims) {
                freeHands.acquireUninterruptibly(); // at once: only this thread takes any
                held.put(callback, callback.leaseUntil());
                hands.execute(() -> workThenSignal(callback));
            }
        } catch (RuntimeException e) {
            log.error("Callbacks cannot be claimed; trying again in {}", POLL, e);
        }
    }

    private void workThenSignal(ClaimedCallback callback) {
        try {
            work(callback);
        } catch (RuntimeException e) {
            // The ledger itself failed; the lease ends and the callback is claimed again.
            log.error("Callback left to its lease id={}", callback.id(), e);
        } finally {
            held.remove(callback);
            freeHands.release();
            signal.release(); // the sender's next one is free now
        }
    }

    private void work(ClaimedCallback callback) {
        if (callback.attempts() > retries.size() + 1) {
            giveUp(callback, "every try ended with its process; see the log around it");
            return;
        }
        try {
            handler.handle(callback);
        } catch (AnswerUndelivered e) {
            e.retryAfter().ifPresentOrElse(after -> retry(callback, e, after), () -> putAside(callback, e));
            return;
        } catch (CallbackFailure e) {
            e.retryAfter().ifPresentOrElse(after -> retry(callback, e, after), () -> putAside(callback, e));
            return;
        } catch (RuntimeException e) {
            log.warn("Callback failed id={} attempt={}", callback.id(), callback.attempts(), e);
            retry(callback, e, Duration.ZERO);
            return;
        }
        ledger.finished(callback, clock.instant());
        count("answered");
    }

    /** Waits as long as the plan says, or longer when the failure asked for it. */
    private void retry(ClaimedCallback callback, RuntimeException failure, Duration atLeast) {
        if (callback.attempts() > retries.size()) {
            giveUp(callback, failure.toString());
            return;
        }
        Duration backoff = retries.get(callback.attempts() - 1);
        Duration wait = backoff.compareTo(atLeast) > 0 ? backoff : atLeast;
        ledger.retry(callback, failure.toString(), clock.instant().plus(wait));
        count("retried");
    }

    /** Without an apology, which would not get through either. */
    private void putAside(ClaimedCallback callback, RuntimeException failure) {
        log.warn("Callback put aside id={} reason={}", callback.id(), failure.getMessage());
        ledger.failed(callback, failure.toString(), clock.instant());
        count("failed");
    }

    private void giveUp(ClaimedCallback callback, String reason) {
        log.error("Callback given up id={} attempts={} reason={}", callback.id(), callback.attempts(), reason);
        ledger.failed(callback, reason, clock.instant());
        count("failed");
        try {
            handler.apologise(callback, "CB-" + callback.id());
        } catch (AnswerUndelivered e) {
            log.warn("Apology not delivered id={} reason={}", callback.id(), e.getMessage());
        }
    }

    private void count(String outcome) {
        meters.counter("hub.callbacks.worked", "door", door, "outcome", outcome).increment();
    }
}
