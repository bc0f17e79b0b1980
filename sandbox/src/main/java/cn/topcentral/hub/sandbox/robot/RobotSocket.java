package cn.topcentral.hub.sandbox.robot;

import cn.topcentral.hub.sandbox.api.ApiRefusal;
import cn.topcentral.hub.sandbox.api.MediaStore;
import cn.topcentral.hub.sandbox.api.RateWindow;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.card.InvalidCardException;
import cn.topcentral.hub.sandbox.chat.RandomText;
import cn.topcentral.hub.sandbox.corp.Robot;
import cn.topcentral.hub.sandbox.faults.RobotFaults;
import cn.topcentral.hub.sandbox.robot.Interaction.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The long connection (page 101463): frames in, acks and callbacks out, one connection at a time. Thread-safe. */
final class RobotSocket implements RobotLink, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RobotSocket.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int AUTH_FAILED = 853000;
    private static final int TOO_MANY_AT_ONCE = 45033;
    private static final int SUBSCRIBES_PER_MINUTE = 20;
    private static final long MAX_FRAME_BYTES = 2 << 20;
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(10);

    private final Robot robot;
    private final RobotAnswers answers;
    private final RobotUploads uploads;
    private final Interactions interactions;
    private final EncryptedMedia media;
    private final RobotFaults faults;
    private final Clock clock;
    private final BooleanSupplier callbackMode;
    private final RateWindow subscribes;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final Map<String, Integer> frames = new TreeMap<>();
    private final List<String> refusals = new ArrayList<>();
    private final ExecutorService timer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-robot-acks");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Connection current;

    /** A frame that could be read. */
    private record Frame(String cmd, String reqId, ObjectNode body) {}

    /** @param callbackMode whether the robot is set to callbacks, which shuts the socket's door */
    RobotSocket(
            Robot robot,
            RobotAnswers answers,
            Interactions interactions,
            EncryptedMedia encrypted,
            MediaStore media,
            RobotFaults faults,
            BooleanSupplier callbackMode,
            Clock clock) {
        this.robot = robot;
        this.answers = answers;
        this.interactions = interactions;
        this.media = encrypted;
        this.uploads = new RobotUploads(media, RobotAnswers.owner(robot), clock);
        this.faults = faults;
        this.callbackMode = callbackMode;
        this.clock = clock;
        this.subscribes = new RateWindow(clock, SUBSCRIBES_PER_MINUTE, Duration.ofMinutes(1));
        faults.onCut(() -> List.copyOf(connections.values()).forEach(Connection::cut));
    }

    /** WeCom's address has no path, so both do. */
    void routes(RoutesConfig routes) {
        routes.ws("/", this::socket);
        routes.ws("/robot", this::socket);
    }

    private void socket(WsConfig socket) {
        socket.onConnect(ctx -> {
            ctx.session.setMaxTextMessageSize(MAX_FRAME_BYTES);
            ctx.session.setIdleTimeout(IDLE_LIMIT);
            connections.put(ctx.sessionId(), new Connection(ctx, faults, timer));
        });
        socket.onMessage(ctx -> connection(ctx).ifPresent(connection -> received(connection, ctx.message())));
        socket.onClose(ctx -> connection(ctx).ifPresent(connection -> gone(ctx.sessionId(), connection)));
    }

    private Optional<Connection> connection(WsContext ctx) {
        return Optional.ofNullable(connections.get(ctx.sessionId()));
    }

    private void gone(String sessionId, Connection connection) {
        connections.remove(sessionId);
        synchronized (this) {
            if (connection.equals(current)) {
                current = null;
            }
        }
    }

    private void received(Connection connection, String text) {
        Frame frame;
        try {
            frame = frame(text);
        } catch (ApiRefusal refusal) {
            refused("?", "", refusal);
            connection.send(Connection.ackFrame("", refusal.errcode(), refusal.errmsg()));
            return;
        }
        count(frame.cmd());
        if (faults.state().halfOpen()) {
            return;
        }
        if (!connection.begin(frame.reqId())) {
            ApiRefusal refusal =
                    new ApiRefusal(TOO_MANY_AT_ONCE, "frames of one req_id must wait for the ack of the one before");
            refused(frame.cmd(), frame.reqId(), refusal);
            connection.send(Connection.ackFrame(frame.reqId(), refusal.errcode(), refusal.errmsg()));
            return;
        }
        try {
            ObjectNode ack = Connection.ackFrame(frame.reqId(), 0, "ok");
            if (frame.cmd().equals("aibot_subscribe")) {
                authenticate(frame.body());
                // Not before its answer goes out: nothing may reach the hub ahead of that.
                connection.ack(frame.reqId(), ack, () -> takeOver(connection));
                return;
            }
            ObjectNode body = handled(connection, frame);
            if (!body.isEmpty()) {
                ack.set("body", body);
            }
            connection.ack(frame.reqId(), ack, () -> {});
        } catch (ApiRefusal refusal) {
            refuse(connection, frame, refusal);
        } catch (InvalidCardException e) {
            refuse(connection, frame, new ApiRefusal(40058, e.getMessage() == null ? "bad card" : e.getMessage()));
        }
    }

    private void refuse(Connection connection, Frame frame, ApiRefusal refusal) {
        refused(frame.cmd(), frame.reqId(), refusal);
        connection.ack(
                frame.reqId(), Connection.ackFrame(frame.reqId(), refusal.errcode(), refusal.errmsg()), () -> {});
    }

    private static Frame frame(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode json
                    && json.path("cmd").isTextual()
                    && json.path("headers").path("req_id").isTextual()) {
                ObjectNode body =
                        json.path("body") instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
                return new Frame(
                        json.path("cmd").asText(),
                        json.path("headers").path("req_id").asText(),
                        body);
            }
            throw new ApiRefusal(40058, "a frame is a JSON object with cmd and headers.req_id");
        } catch (JsonProcessingException e) {
            throw new ApiRefusal(40058, "a frame must be JSON: " + e.getOriginalMessage());
        }
    }

    private ObjectNode handled(Connection connection, Frame frame) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        if (!connection.subscribed()) {
            throw new ApiRefusal(AUTH_FAILED, "the first frame must be aibot_subscribe");
        }
        if (frame.cmd().equals("ping")) {
            return nothing;
        }
        Optional<Integer> fault = faults.takeRefusedFrame();
        if (fault.isPresent()) {
            throw new ApiRefusal(fault.get(), "switched on as a fault");
        }
        String reqId = frame.reqId();
        ObjectNode body = frame.body();
        switch (frame.cmd()) {
            case "aibot_respond_msg" -> answers.respond(interactions.require(reqId, Kind.MESSAGE), body);
            case "aibot_respond_welcome_msg" -> answers.welcome(interactions.require(reqId, Kind.ENTER), body);
            case "aibot_respond_update_msg" -> answers.update(interactions.require(reqId, Kind.CARD), body);
            case "aibot_send_msg" -> answers.push(body);
            case "aibot_upload_media_init" -> {
                return uploads.init(body);
            }
            case "aibot_upload_media_chunk" -> uploads.chunk(body);
            case "aibot_upload_media_finish" -> {
                return uploads.finish(body);
            }
            default -> throw new ApiRefusal(40058, "unknown cmd: " + frame.cmd());
        }
        return nothing;
    }

    private void authenticate(ObjectNode body) {
        if (!subscribes.allows(robot.id())) {
            throw new ApiRefusal(45009, "api freq out of limit: do not subscribe in a loop");
        }
        if (callbackMode.getAsBoolean()) {
            throw new ApiRefusal(AUTH_FAILED, "the robot is set to callbacks, not to the long connection");
        }
        if (faults.takeRefusedSubscribe()
                || !robot.id().equals(body.path("bot_id").asText())
                || !robot.secret().equals(body.path("secret").asText())) {
            throw new ApiRefusal(AUTH_FAILED, "invalid bot_id or secret");
        }
    }

    private void takeOver(Connection connection) {
        Connection kicked;
        synchronized (this) {
            kicked = current;
            current = connection;
        }
        connection.subscribe();
        if (kicked != null && !kicked.equals(connection)) {
            disconnect(kicked);
        }
    }

    /** Throws whoever is connected out, as a second connection or a change of the mode does. */
    void disconnectAll() {
        Connection kicked;
        synchronized (this) {
            kicked = current;
            current = null;
        }
        if (kicked != null) {
            disconnect(kicked);
        }
    }

    private void disconnect(Connection kicked) {
        ObjectNode body = RobotBodies.event(robot, clock, "disconnected_event");
        kicked.send(callback("aibot_event_callback", RandomText.token(32), body));
        kicked.close("another connection subscribed");
    }

    private static ObjectNode callback(String cmd, String reqId, ObjectNode body) {
        ObjectNode frame = JsonNodeFactory.instance.objectNode().put("cmd", cmd);
        frame.putObject("headers").put("req_id", reqId);
        frame.set("body", body);
        return frame;
    }

    @Override
    public synchronized boolean connected() {
        return current != null;
    }

    /** Sockets open now, subscribed or not. */
    int connections() {
        return connections.size();
    }

    @Override
    public ObjectNode media(String filename, byte[] bytes) {
        Connection connection;
        synchronized (this) {
            connection = current;
        }
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        String path = media.offer(filename, bytes, key);
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", (connection == null ? "" : connection.base()) + path)
                .put("aeskey", Base64.getEncoder().encodeToString(key));
    }

    @Override
    public CompletableFuture<Delivery> send(Interaction interaction, ObjectNode body, Consumer<Delivery> progress) {
        Connection connection;
        synchronized (this) {
            connection = current;
        }
        String cmd = interaction.kind() == Kind.MESSAGE ? "aibot_msg_callback" : "aibot_event_callback";
        Delivery delivery;
        if (connection == null) {
            delivery = Delivery.failed(0, "nobody is connected for the robot, and nothing is sent later");
        } else if (connection.send(callback(cmd, interaction.reqId(), body))) {
            delivery = Delivery.delivered(1);
        } else {
            delivery = Delivery.failed(1, "the connection is dead");
        }
        progress.accept(delivery);
        return CompletableFuture.completedFuture(delivery);
    }

    private synchronized void count(String cmd) {
        frames.merge(cmd, 1, Integer::sum);
    }

    private void refused(String cmd, String reqId, ApiRefusal refusal) {
        log.info("Robot frame refused cmd={} errcode={}", cmd, refusal.errcode());
        synchronized (this) {
            refusals.add(cmd + " " + reqId + ": " + refusal.errcode() + " " + refusal.errmsg());
        }
    }

    synchronized Map<String, Integer> frames() {
        return Map.copyOf(frames);
    }

    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
