package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.config.WecomConfig;
import cn.topcentral.hub.bot.config.WecomRobot;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.callback.CallbackHandler;
import cn.topcentral.hub.bot.web.callback.CallbackWorker;
import cn.topcentral.hub.bot.web.callback.SignedCallback;
import cn.topcentral.hub.bot.wecom.CallbackCrypto;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.robot.RobotChats;
import cn.topcentral.hub.storage.robot.RobotReplies;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The intelligent robot as a door, in whichever way it is configured: starts what that takes and closes it. The rest of the hub sees a way out for
 * pushes, paths for the server, and a line on how it is.
 */
public final class RobotDoor implements AutoCloseable {
    /** The door's name in the ledger and in meters, and that of its lease. */
    public static final String NAME = "wecom_robot";

    private static final int ANSWERING_THREADS = 6;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Optional<Gateway> gateway;
    private final Optional<Routes> routes;
    private final Supplier<String> health;
    private final List<AutoCloseable> parts;

    private RobotDoor(
            Optional<Gateway> gateway, Optional<Routes> routes, Supplier<String> health, List<AutoCloseable> parts) {
        this.gateway = gateway;
        this.routes = routes;
        this.health = health;
        this.parts = parts;
    }

    /**
     * Starts the door; it answers until it is closed.
     *
     * @param config has a robot
     * @param dispatcher answers what people send
     * @param app reaches people alone who never talked with the robot alone
     */
    public static RobotDoor start(
            WecomConfig config,
            Database database,
            CommandDispatcher dispatcher,
            Delivery delivery,
            Optional<Gateway> app,
            Clock clock,
            MeterRegistry meters) {
        WecomRobot robot = config.robot().orElseThrow();
        Setting setting = new Setting(config, robot, database, dispatcher, delivery, app, clock, meters);
        if (robot.way() instanceof WecomRobot.Way.Socket socket) {
            return setting.socket(socket);
        } else if (robot.way() instanceof WecomRobot.Way.Callback callback) {
            return setting.callback(callback);
        }
        throw new IllegalStateException("Way of an unknown kind: " + robot.way().getClass());
    }

    /** For pushes; none in callback mode, where WeCom takes answers only. */
    public Optional<Gateway> gateway() {
        return gateway;
    }

    /** For the server; none over a WebSocket. */
    public Optional<Routes> routes() {
        return routes;
    }

    /** One line on how it is, for people. {@link RobotStatus} tells the same beside the running hub. */
    public String health() {
        return health.get();
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("Part of the robot's door not closed cleanly", e);
            }
        }
    }

    /** What both ways are made of. */
    private record Setting(
            WecomConfig config,
            WecomRobot robot,
            Database database,
            CommandDispatcher dispatcher,
            Delivery delivery,
            Optional<Gateway> app,
            Clock clock,
            MeterRegistry meters) {

        RobotDoor socket(WecomRobot.Way.Socket way) {
            SocketDoor door = SocketDoor.start(
                    new JdkWire(http(), way.url()),
                    robot.botId(),
                    way.secret().value(),
                    new SocketDoor.Answering(
                            dispatch(Optional.empty(), hosts(List.of(way.url()))), groups(), delivery, app),
                    database,
                    clock,
                    meters);
            return new RobotDoor(Optional.of(door.gateway()), Optional.empty(), door::health, List.of(door));
        }

        RobotDoor callback(WecomRobot.Way.Callback way) {
            MediaHosts hosts = hosts(List.of());
            CallbackRepository ledger = new CallbackRepository(database);
            RobotReplies replies = new RobotReplies(database);
            CallbackHandler answers = new PassiveAnswers(
                    dispatch(Optional.of(way.aesKey().value() + "="), hosts),
                    replies,
                    groups(),
                    hosts,
                    http(),
                    app,
                    delivery,
                    clock);
            CallbackWorker worker = worker(ledger, answers, clock, meters);
            worker.start();
            CallbackCrypto crypto =
                    new CallbackCrypto(way.token().value(), way.aesKey().value(), "");
            Routes endpoint = new RobotEndpoint(
                    new SignedCallback(NAME, crypto, meters),
                    crypto,
                    new RobotIntake(ledger, new RobotChats(database), groups(), meters),
                    replies,
                    worker::wake,
                    clock);
            return new RobotDoor(
                    Optional.empty(),
                    Optional.of(endpoint),
                    () -> "robot: waits for callbacks at " + RobotEndpoint.PATH,
                    List.of(worker));
        }

        private RobotDispatch dispatch(Optional<String> mediaKey, MediaHosts hosts) {
            return new RobotDispatch(dispatcher, new Mentions(robot.names()), mediaKey, hosts, http(), meters);
        }

        private RobotGroups groups() {
            return new RobotGroups(config.groups());
        }

        private MediaHosts hosts(List<URI> more) {
            List<URI> configured = new ArrayList<>(more);
            configured.add(config.apiBase());
            return new MediaHosts(configured);
        }

        /** Redirects would lead past the check of hosts. */
        private static HttpClient http() {
            return HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(Redirect.NEVER)
                    .build();
        }
    }

    static CallbackWorker worker(
            CallbackRepository ledger, CallbackHandler answers, Clock clock, MeterRegistry meters) {
        return new CallbackWorker(
                NAME, ledger, answers, CallbackWorker.ANSWER_RETRIES, ANSWERING_THREADS, clock, meters);
    }
}
