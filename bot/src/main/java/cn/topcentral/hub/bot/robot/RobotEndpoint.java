package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.callback.SignedCallback;
import cn.topcentral.hub.bot.wecom.CallbackCrypto;
import cn.topcentral.hub.bot.wecom.CallbackCrypto.EncryptedReply;
import cn.topcentral.hub.bot.wecom.CallbackRejected;
import cn.topcentral.hub.bot.wecom.CallbackRejected.Reason;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.robot.RobotReplies;
import cn.topcentral.hub.storage.robot.RobotReplies.Reply;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code GET|POST /wecom/robot}: the robot in callback mode (pages 100719, 101031, 101033). A message is written to the ledger and answered with the
 * beginning of a stream, whose rest WeCom then asks for. Only what cannot be answered later is waited for: the change of a tapped card. Thread-safe.
 */
final class RobotEndpoint implements Routes {
    static final String PATH = "/wecom/robot";

    /** WeCom asks for six minutes from the question on. */
    static final Duration LONGEST = RobotStream.LONGEST;

    private static final String WORKING = "⏳ 正在查，请稍等…";
    private static final String NOTHING = "这个问题已经过期，请再问一次。";
    /** WeCom waits five seconds. */
    private static final Duration CARD_WITHIN = Duration.ofSeconds(4);

    private static final Duration LOOK_EVERY = Duration.ofMillis(40);
    /** Taps beyond these change their cards no more, but are worked on; the server's threads are for all. */
    private static final int MOST_WAITING = 24;

    private final SignedCallback signed;
    private final CallbackCrypto crypto;
    private final RobotIntake intake;
    private final RobotReplies replies;
    private final Runnable stored;
    private final Clock clock;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /** @param stored called after something new was stored */
    RobotEndpoint(
            SignedCallback signed,
            CallbackCrypto crypto,
            RobotIntake intake,
            RobotReplies replies,
            Runnable stored,
            Clock clock) {
        this.signed = signed;
        this.crypto = crypto;
        this.intake = intake;
        this.replies = replies;
        this.stored = stored;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, signed::check);
        routes.post(PATH, this::receive);
    }

    private void receive(Context request) {
        signed.answering(request, () -> {
            JsonNode envelope = json(SignedCallback.body(request));
            String encrypted = envelope.path("encrypt").asText();
            if (encrypted.isEmpty()) {
                throw new CallbackRejected(Reason.INCOMPLETE, "The body has no encrypt");
            }
            JsonNode body = json(signed.verified(request, encrypted));
            Optional<ObjectNode> answer = answer(body, clock.instant());
            if (answer.isPresent()) {
                reply(request, answer.get());
            } else {
                request.result("");
            }
        });
    }

    private Optional<ObjectNode> answer(JsonNode body, Instant now) {
        RobotMessage message = RobotMessage.parse(body);
        if (message.content() instanceof RobotMessage.Refresh refresh) {
            return Optional.of(soFar(refresh.streamId(), now));
        }
        String id = PassiveAnswers.replyId(message);
        replies.open(id, now);
        boolean fresh = intake.store(new Stored("", "", body), message, now);
        if (fresh) {
            stored.run();
        }
        if (message.content() instanceof RobotMessage.Said) {
            return Optional.of(soFar(id, now));
        } else if (message.content() instanceof RobotMessage.Tapped tapped) {
            return changed(id, tapped);
        }
        return message.content() instanceof RobotMessage.Entered && fresh
                ? Optional.of(RobotBodies.text(RobotDispatch.WELCOME))
                : Optional.empty();
    }

    /** How far the answer is; the last piece when it is finished, or when WeCom would ask no longer. */
    private ObjectNode soFar(String id, Instant now) {
        Optional<Reply> known = replies.asked(id, now);
        if (known.isEmpty()) {
            return RobotBodies.stream(id, true, NOTHING);
        }
        Reply reply = known.get();
        if (!reply.finished() && now.isBefore(reply.createdAt().plus(LONGEST))) {
            return RobotBodies.stream(id, false, reply.content().isEmpty() ? WORKING : reply.content());
        }
        Reply last = replies.end(id).orElse(reply);
        if (!last.finished()) {
            String content = last.content().isEmpty() ? "" : last.content() + "\n\n";
            return RobotBodies.stream(id, true, content + RobotStream.TO_BE_CONTINUED);
        }
        return last.card().isPresent() ? withCard(id, last) : RobotBodies.stream(id, true, last.content());
    }

    private static ObjectNode withCard(String id, Reply reply) {
        String content = reply.content().isEmpty() ? SocketContext.SEE_CARD : reply.content();
        ObjectNode body = RobotBodies.stream(id, true, content).put("msgtype", "stream_with_template_card");
        body.set("template_card", json(reply.card().orElseThrow()));
        return body;
    }

    /** What the tapped card changes to, if the command says so in time. */
    private Optional<ObjectNode> changed(String id, RobotMessage.Tapped tapped) {
        if (!waiting.tryAcquire()) {
            return replies.end(id).flatMap(reply -> update(reply, tapped));
        }
        try {
            long deadline = System.nanoTime() + CARD_WITHIN.toNanos();
            while (System.nanoTime() < deadline) {
                if (replies.asked(id, clock.instant()).filter(Reply::finished).isPresent()) {
                    break;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY.toMillis()));
            }
            return replies.end(id).flatMap(reply -> update(reply, tapped));
        } finally {
            waiting.release();
        }
    }

    private static Optional<ObjectNode> update(Reply reply, RobotMessage.Tapped tapped) {
        return reply.card().map(card -> RobotBodies.update(json(card), tapped.taskId()));
    }

    /** Encrypted as it came, in JSON (page 101033), under the nonce of the callback. */
    private void reply(Context request, ObjectNode answer) {
        EncryptedReply encrypted = crypto.encrypt(
                answer.toString(),
                Long.toString(clock.instant().getEpochSecond()),
                SignedCallback.required(request, "nonce"));
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("encrypt", encrypted.encrypted())
                .put("msgsignature", encrypted.signature())
                .put("timestamp", Long.parseLong(encrypted.timestamp()))
                .put("nonce", encrypted.nonce());
        request.contentType("application/json; charset=utf-8").result(envelope.toString());
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new CallbackRejected(Reason.INCOMPLETE, "The body is no JSON");
        }
    }
}
