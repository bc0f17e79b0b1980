package cn.topcentral.hub.bot.push;

import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Delivery.Outcome;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.SendResult.Blame;
import cn.topcentral.hub.bot.wecom.SendResult.Rejected;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;
import cn.topcentral.hub.bot.wecom.WeComErrors;
import cn.topcentral.hub.storage.notification.ClaimedPush;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.storage.notification.PushQueue;
import cn.topcentral.hub.storage.notification.PushQueue.Claim;
import cn.topcentral.hub.storage.notification.SentPush;
import cn.topcentral.hub.templates.card.TextMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one push at a time: claims it, sends it, marks it. Thread-safe; all state is in the rows. */
final class Pusher {
    private static final Logger log = LoggerFactory.getLogger(Pusher.class);

    /** How long to wait before each further try; after the last a push is given up. Long enough for an administrator to put a setting right. */
    static final List<Duration> RETRIES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2));

    /** Above three forms of two time-outs each; a later claim sends the push once more. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Asking again does not put a setting right. */
    private static final Duration SETTINGS_PAUSE = Duration.ofMinutes(5);

    /** Nobody wants a push any more that no hub had a way for that long. */
    private static final Duration NO_WAY_FOR = Duration.ofDays(1);

    private final PushQueue queue;
    private final Delivery delivery;
    private final Summaries summaries;
    private final PushMeters meters;
    private final Clock clock;

    Pusher(PushQueue queue, Delivery delivery, Summaries summaries, PushMeters meters, Clock clock) {
        this.queue = queue;
        this.delivery = delivery;
        this.summaries = summaries;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Sends the most pressing push for somebody, when the route carries one now.
     *
     * @return whether there was one
     */
    boolean push(Address to, Route route) {
        Instant now = clock.instant();
        Claim claim = queue.claim(
                to.audience(),
                route.name(),
                route.budget(),
                merged -> summaries.of(to.audience(), merged, now),
                LEASE,
                now);
        String door = route.gateway().name();
        meters.count("merged", claim.merged(), door);
        meters.count("expired", claim.expired(), door);
        claim.push().ifPresent(push -> send(push, to, route));
        return claim.push().isPresent();
    }

    /** Gives up what waits for somebody whom no configuration reaches. */
    void nowhere(Address to, String reason) {
        giveUp(to, reason, clock.instant());
    }

    /** Another hub may have a way, or this one soon; what waited too long for that is given up. */
    void notNow(Address to, String reason) {
        giveUp(to, reason, clock.instant().minus(NO_WAY_FOR));
    }

    private void giveUp(Address to, String reason, Instant dueBefore) {
        Map<NotificationKind, Long> failed = queue.unreachable(to.audience(), reason, dueBefore, clock.instant());
        if (!failed.isEmpty()) {
            log.warn("Pushes given up audience={} count={} reason={}", to.audience(), failed, reason);
            meters.count("failed", failed, "none");
        }
    }

    private void send(ClaimedPush push, Address to, Route route) {
        if (push.attempts() > RETRIES.size() + 1) {
            fail(push, route, 1, "every try ended with its process; see the log around it");
            return;
        }
        if (push.possiblyDuplicate()) {
            log.warn("Push sent again, it may have been shown id={} route={}", push.id(), route.name());
            meters.possiblyTwice(route.gateway().name());
        }
        CountingGateway door = new CountingGateway(route.gateway());
        Outcome outcome;
        try {
            outcome = delivery.send(door, to, oneMessage(push), key(push));
        } catch (RuntimeException e) {
            log.error("Push failed id={} route={}", push.id(), route.name(), e);
            fail(push, route, door.calls(), e.toString());
            return;
        }
        settle(push, route, outcome, door.calls());
    }

    /** A push takes one place in the budget, so its text is one message; the card and the Markdown are by their nature. */
    private static Message oneMessage(ClaimedPush push) {
        Message message = Message.read(push.message());
        return new Message(
                message.card(),
                message.callsBack(),
                message.markdown(),
                TextMessage.shortened(message.text()).content());
    }

    /** The time, because a database made anew uses its keys again while WeCom still remembers. */
    static DeliveryKey key(ClaimedPush push) {
        return new DeliveryKey(
                "push-" + push.dedupeKey() + "@" + push.createdAt().toEpochMilli(), 0);
    }

    private void settle(ClaimedPush push, Route route, Outcome outcome, int calls) {
        SendResult result = outcome.result();
        if (result instanceof Accepted accepted && accepted.invalidUsers().isEmpty()) {
            String form = outcome.form().name().toLowerCase(Locale.ROOT);
            queue.sent(
                    push,
                    new SentPush(route.name(), form, accepted.messageId(), accepted.responseCode()),
                    calls,
                    clock.instant());
            meters.count("sent", push.kind(), route.gateway().name());
        } else if (result instanceof Accepted) {
            fail(
                    push,
                    route,
                    calls,
                    "WeCom does not deliver to this member (invaliduser); check the app's visible range");
        } else if (result instanceof RetryLater later) {
            boolean unanswered = later.code() == WeComErrors.NO_ANSWER;
            String reason = unanswered ? "WeCom gave no answer" : "WeCom answered " + later.code();
            retry(push, route, calls, later.after(), reason, unanswered);
        } else if (result instanceof Rejected rejected) {
            String reason =
                    "WeCom refused with " + rejected.code() + " (" + rejected.message() + "): " + rejected.remedy();
            if (rejected.blame() == Blame.SETTINGS) {
                log.warn("Route does not work route={} reason={}", route.name(), reason);
                retry(push, route, calls, SETTINGS_PAUSE, reason, false);
            } else {
                fail(push, route, calls, reason);
            }
        } else {
            throw new IllegalStateException("Result of an unknown kind: " + result.getClass());
        }
    }

    private void retry(ClaimedPush push, Route route, int calls, Duration pause, String reason, boolean maybeShown) {
        if (push.attempts() > RETRIES.size()) {
            fail(push, route, calls, reason);
            return;
        }
        Instant now = clock.instant();
        Duration backoff = RETRIES.get(push.attempts() - 1);
        Duration wait = backoff.compareTo(pause) > 0 ? backoff : pause;
        queue.retry(push, route.name(), calls, pause, now.plus(wait), reason, maybeShown, now);
        meters.count("retried", push.kind(), route.gateway().name());
    }

    private void fail(ClaimedPush push, Route route, int calls, String reason) {
        log.warn(
                "Push given up id={} route={} attempts={} reason={}", push.id(), route.name(), push.attempts(), reason);
        queue.failed(push, route.name(), calls, reason, clock.instant());
        meters.count("failed", push.kind(), route.gateway().name());
    }
}
