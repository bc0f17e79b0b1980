package cn.topcentral.hub.bot.push;

import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.storage.notification.PushQueue;
import cn.topcentral.hub.storage.notification.PushQueue.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks who a push is due for, every second and when woken, and has it sent. One push at a time to one audience, so that they come in order; each
 * door has its own hands, so that a slow one holds up no other. Thread-safe; any number of hubs may run one.
 */
final class PushWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PushWorker.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(30);
    private static final int HANDS_PER_DOOR = 6;
    private static final String CARDS = "cards";

    private final PushQueue queue;
    private final PushRoutes routes;
    private final Pusher pusher;
    private final Optional<CardReplacer> replacer;
    private final PushMeters meters;
    private final Clock clock;
    private final Semaphore signal = new Semaphore(0);
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Map<String, Hands> hands = new ConcurrentHashMap<>();
    private final Thread looking = new Thread(this::lookUntilClosed, "push-looking");
    private volatile boolean closed;

    PushWorker(
            PushQueue queue,
            PushRoutes routes,
            Pusher pusher,
            Optional<CardReplacer> replacer,
            PushMeters meters,
            Clock clock) {
        this.queue = queue;
        this.routes = routes;
        this.pusher = pusher;
        this.replacer = replacer;
        this.meters = meters;
        this.clock = clock;
    }

    void start() {
        looking.start();
    }

    void wake() {
        signal.release();
    }

    /** Stops looking and waits up to half a minute for what is being sent. What is not sent by then is sent again when its lease ends. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            if (looking.isAlive()) {
                looking.join(DRAIN.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hands.values().forEach(Hands::close);
    }

    private void lookUntilClosed() {
        while (!closed) {
            // Before looking: a signal that comes while we look must make us look once more.
            signal.drainPermits();
            try {
                look();
                replaceCards();
            } catch (RuntimeException e) {
                log.error("The outbox cannot be read; trying again in {}", POLL, e);
            }
            try {
                boolean woken = signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                log.trace("Looking for pushes woken={}", woken);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void look() {
        List<Waiting> waiting = queue.waiting(clock.instant());
        meters.lag(waiting.stream()
                .map(Waiting::since)
                .min(Comparator.naturalOrder())
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO));
        waiting.forEach(one -> Address.parse(one.audience())
                .ifPresentOrElse(this::handOver, () -> log.warn("Push for nobody audience={}", one.audience())));
    }

    private void handOver(Address to) {
        PushRoutes.Way way = routes.to(to);
        if (way instanceof PushRoutes.Way.By by) {
            Route route = by.route();
            if (busy.add(to.audience()) && !hands(route.gateway().name()).take(() -> push(to, route))) {
                busy.remove(to.audience()); // all hands of the door are full; the next that frees looks again
            }
        } else if (way instanceof PushRoutes.Way.NotNow notNow) {
            pusher.notNow(to, notNow.reason());
        } else if (way instanceof PushRoutes.Way.Nowhere nowhere) {
            pusher.nowhere(to, nowhere.reason());
        } else {
            throw new IllegalStateException("Way of an unknown kind: " + way.getClass());
        }
    }

    private boolean push(Address to, Route route) {
        try {
            return pusher.push(to, route);
        } finally {
            busy.remove(to.audience());
        }
    }

    private void replaceCards() {
        replacer.ifPresent(cards -> {
            Hands free = hands(CARDS);
            cards.claim(free.free())
                    .forEach(claimed -> free.take(() -> {
                        cards.replace(claimed);
                        return true;
                    }));
        });
    }

    private Hands hands(String door) {
        return hands.computeIfAbsent(door, name -> new Hands("push-" + name, HANDS_PER_DOOR, this::wake, DRAIN));
    }
}
