package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.faults.RobotFaults;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One open socket and the acks it still owes. Thread-safe: its own lock guards every field. */
final class Connection {
    /** No ack comes at once at WeCom either; a client that does not wait for it is caught in this time. */
    private static final Duration NATURAL_DELAY = Duration.ofMillis(5);

    private static final Duration LONGEST_HELD = Duration.ofMillis(300);

    private final WsContext socket;
    private final RobotFaults faults;
    private final ExecutorService timer;
    private final Set<String> unanswered = new HashSet<>();
    private @Nullable Ack held;
    private boolean subscribed;

    /** An answer to come; {@code first} is done in the same moment, before it goes out. */
    private record Ack(String reqId, ObjectNode frame, Runnable first) {}

    Connection(WsContext socket, RobotFaults faults, ExecutorService timer) {
        this.socket = socket;
        this.faults = faults;
        this.timer = timer;
    }

    /** Address under which the hub sees this server, for links in messages. */
    String base() {
        return "http://" + socket.host();
    }

    synchronized boolean subscribed() {
        return subscribed;
    }

    synchronized void subscribe() {
        subscribed = true;
    }

    /** Takes note of a frame; false when one of the same req_id still waits for its ack. */
    synchronized boolean begin(String reqId) {
        return unanswered.add(reqId);
    }

    static ObjectNode ackFrame(String reqId, int errcode, String errmsg) {
        ObjectNode frame = JsonNodeFactory.instance.objectNode();
        frame.putObject("headers").put("req_id", reqId);
        return frame.put("errcode", errcode).put("errmsg", errmsg);
    }

    /** Answers a frame in due time, and does {@code first} right before. */
    void ack(String reqId, ObjectNode frame, Runnable first) {
        Duration delay = NATURAL_DELAY.plus(faults.state().ackDelay());
        after(delay, () -> release(new Ack(reqId, frame, first)));
    }

    private void after(Duration delay, Runnable action) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, timer)
                .execute(action);
    }

    private synchronized void release(Ack ack) {
        Ack waiting = held;
        if (waiting == null && faults.state().acksOutOfOrder()) {
            held = ack;
            after(LONGEST_HELD, () -> flush(ack));
            return;
        }
        held = null;
        answer(ack);
        if (waiting != null) {
            answer(waiting);
        }
    }

    private synchronized void flush(Ack ack) {
        if (ack.equals(held)) {
            held = null;
            answer(ack);
        }
    }

    private void answer(Ack ack) {
        unanswered.remove(ack.reqId());
        ack.first().run();
        send(ack.frame());
    }

    /** Gives whether the frame went out. */
    synchronized boolean send(ObjectNode frame) {
        if (faults.state().halfOpen() || !socket.session.isOpen()) {
            return false;
        }
        String text = frame.toString();
        socket.send(faults.state().controlCharacters() ? soiled(text) : text);
        return true;
    }

    /** Raw control characters no JSON may hold: between tokens, and at the start of every string value. */
    private static String soiled(String text) {
        return "\u0001" + text.replace("\":\"", "\":\"\u0003").replace("},", "}\u001f,");
    }

    /** Closes the way a server does. */
    void close(String reason) {
        socket.closeSession(1000, reason);
    }

    /** Breaks the connection without a word. */
    void cut() {
        socket.session.disconnect();
    }
}
