package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.robot.RobotWire.Socket;
import cn.topcentral.hub.bot.robot.Turns.Appointment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long connection (page 101463) as a state machine: connects, subscribes, pings, and comes back whatever happens, for as long as it is wanted.
 * Everything happens in turn; the methods may be called from any thread and return at once.
 */
final class RobotConnection {
    /** From asking for a socket to having subscribed. */
    static final Duration OPENING = Duration.ofSeconds(20);

    static final Duration PING_EVERY = Duration.ofSeconds(30);
    static final int MOST_UNANSWERED_PINGS = 2;

    private static final Logger log = LoggerFactory.getLogger(RobotConnection.class);

    enum State {
        /** Not wanted: another hub leads. */
        OFF,
        CONNECTING,
        SUBSCRIBING,
        UP,
        /** Until the next try. */
        WAITING
    }

    /**
     * How it is.
     *
     * @param since when it came to this state
     * @param session names the subscription while it is up; what was asked in one can only be answered in it
     * @param problem what is wrong, in words for an administrator
     */
    record Status(State state, Instant since, Optional<String> session, Optional<String> problem) {}

    /** What comes of it. Called in turn, so it must not wait for anything. */
    interface Events {
        void callback(String session, Frame.Callback callback);

        /** Somebody else subscribed with the same robot. The connection is off; it must not come back at once, or the two kick each other for ever. */
        void displaced();
    }

    private final RobotWire wire;
    private final String botId;
    private final String secret;
    private final Turns turns;
    private final Events events;
    private final MeterRegistry meters;
    private final RequestIds ids;
    private final Backoff failures;
    private final Backoff refusals;
    private final Set<String> pings = new HashSet<>();
    private final FramesInFlight frames;

    private volatile Status status;
    /** Tells the events of this socket from those of the ones before. */
    private int attempt;

    private @Nullable Socket socket;
    private String subscription = "";
    private Appointment next = Appointment.NONE;

    /** @param random from 0 up to 1 */
    RobotConnection(
            RobotWire wire,
            String botId,
            String secret,
            Turns turns,
            DoubleSupplier random,
            Events events,
            MeterRegistry meters) {
        this.wire = wire;
        this.botId = botId;
        this.secret = secret;
        this.turns = turns;
        this.events = events;
        this.meters = meters;
        this.ids = new RequestIds(turns, random);
        this.failures = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), random);
        // Subscribing is protected by frequency: a wrong secret must not be tried in a loop.
        this.refusals = new Backoff(Duration.ofMinutes(2), Duration.ofMinutes(30), random);
        this.frames = new FramesInFlight(turns, this::transmit);
        this.status = new Status(State.OFF, turns.now(), Optional.empty(), Optional.empty());
    }

    Status status() {
        return status;
    }

    /** From now on it is wanted. */
    void start() {
        turns.run(() -> {
            if (status.state() == State.OFF) {
                connect();
            }
        });
    }

    /** It is not wanted any more, and closed when this returns to whoever calls in turn. */
    void stop() {
        turns.run(() -> off("not wanted any more"));
    }

    /** Sends a frame and completes with the answer, or with {@link Ack#none} within seconds. Frames with one id keep their order. */
    CompletableFuture<Ack> call(String command, String requestId, JsonNode body) {
        CompletableFuture<Ack> answer = new CompletableFuture<>();
        turns.run(() -> {
            if (status.state() == State.UP) {
                frames.send(requestId, Frame.text(command, requestId, body), answer);
            } else {
                answer.complete(Ack.none("the robot is not connected"));
            }
        });
        return answer;
    }

    /** The same, under an id of its own. */
    CompletableFuture<Ack> call(String command, JsonNode body) {
        return call(command, ids.next(command), body);
    }

    /** Sends a frame whose answer changes nothing; a refusal is logged. */
    void tell(String command, String requestId, JsonNode body) {
        CompletableFuture<Void> unused = call(command, requestId, body).thenAccept(ack -> {
            if (!ack.ok()) {
                log.info("Frame not taken cmd={} code={} message={}", command, ack.code(), ack.message());
            }
        });
    }

    private void connect() {
        attempt++;
        int mine = attempt;
        enter(State.CONNECTING, Optional.empty(), status.problem());
        next = turns.after(OPENING, () -> lost("no connection within " + OPENING.toSeconds() + " s"));
        wire.open(new RobotWire.Events() {
            @Override
            public void opened(Socket opened) {
                turns.run(() -> {
                    if (mine == attempt) {
                        subscribe(opened);
                    } else {
                        opened.abort();
                    }
                });
            }

            @Override
            public void received(String text) {
                turns.run(() -> {
                    if (mine == attempt) {
                        take(Frame.parse(text));
                    }
                });
            }

            @Override
            public void closed(String reason) {
                turns.run(() -> {
                    if (mine == attempt) {
                        lost(reason);
                    }
                });
            }
        });
    }

    private void subscribe(Socket opened) {
        socket = opened;
        enter(State.SUBSCRIBING, Optional.empty(), status.problem());
        subscription = ids.next("aibot_subscribe");
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("bot_id", botId).put("secret", secret);
        opened.send(Frame.text("aibot_subscribe", subscription, body));
    }

    private void take(Frame frame) {
        if (frame instanceof Frame.Answer answer) {
            answered(answer.requestId(), answer.ack());
        } else if (frame instanceof Frame.Callback callback) {
            if (RobotMessage.saysDisplaced(callback.body())) {
                log.warn("The robot was taken over by another connection with the same bot_id");
                count("displaced");
                off("another connection took over");
                events.displaced();
            } else {
                events.callback(status.session().orElse(""), callback);
            }
        } else if (frame instanceof Frame.Unknown unknown) {
            log.info("Frame of an unknown kind left alone: {}", unknown.what());
            count("unknown_frame");
        } else {
            throw new IllegalStateException("Frame of an unknown kind: " + frame.getClass());
        }
    }

    private void answered(String requestId, Ack ack) {
        if (status.state() == State.SUBSCRIBING && requestId.equals(subscription)) {
            if (ack.ok()) {
                up();
            } else {
                refused(ack);
            }
        } else if (!pings.contains(requestId)) {
            if (!frames.answered(requestId, ack)) {
                log.info("Answer that nobody waits for code={}", ack.code());
            }
        } else {
            // Any answer shows that the other side is alive, even a late one to a ping before.
            pings.clear();
        }
    }

    private void up() {
        next.cancel();
        failures.reset();
        refusals.reset();
        enter(State.UP, Optional.of(subscription), Optional.empty());
        log.info("Robot connected");
        count("connected");
        next = turns.after(PING_EVERY, this::ping);
    }

    private void ping() {
        if (pings.size() >= MOST_UNANSWERED_PINGS) {
            lost(MOST_UNANSWERED_PINGS + " pings were not answered");
            return;
        }
        String id = ids.next("ping");
        pings.add(id);
        transmit(Frame.text("ping", id));
        next = turns.after(PING_EVERY, this::ping);
    }

    /** The secret is wrong, or the robot was switched to callbacks; WeCom may leave the socket open. */
    private void refused(Ack ack) {
        Duration wait = refusals.next();
        String problem = "WeCom refused bot_id and secret with " + ack.code()
                + "; compare wecom.robot with the robot's page in the console, and whether it is set to the long connection";
        log.error("Robot not connected, trying again in {}: {}", wait, problem);
        count("refused");
        waitFor(wait, problem);
    }

    private void lost(String reason) {
        Duration wait = failures.next();
        log.warn("Robot connection lost, trying again in {}: {}", wait, reason);
        count("lost");
        waitFor(wait, reason);
    }

    private void waitFor(Duration wait, String problem) {
        drop(problem);
        enter(State.WAITING, Optional.empty(), Optional.of(problem));
        next = turns.after(wait, this::connect);
    }

    private void off(String why) {
        if (status.state() != State.OFF) {
            drop(why);
            enter(State.OFF, Optional.empty(), Optional.empty());
        }
    }

    private void drop(String why) {
        attempt++;
        next.cancel();
        if (socket != null) {
            socket.abort();
            socket = null;
        }
        pings.clear();
        // After the state: whoever gets the answer may ask how the connection is.
        enter(State.WAITING, Optional.empty(), Optional.of(why));
        frames.abandon(why);
    }

    private void transmit(String text) {
        if (socket != null) {
            socket.send(text);
        }
    }

    private void enter(State state, Optional<String> session, Optional<String> problem) {
        status = new Status(state, turns.now(), session, problem);
    }

    private void count(String outcome) {
        meters.counter("hub.robot.connection", "outcome", outcome).increment();
    }
}
