package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.web.callback.CallbackWorker;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.lease.LeaseRepository;
import cn.topcentral.hub.storage.robot.RobotChats;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The robot over a WebSocket: of all hubs one leads, holds the connection, and answers what is in the ledger. Thread-safe. */
final class SocketDoor implements AutoCloseable {
    /** Whoever took the connection over is left alone: first for one to two minutes, at most for half an hour. */
    private static final Duration FIRST_REST = Duration.ofMinutes(2);

    private static final Duration LONGEST_REST = Duration.ofMinutes(30);
    /** After leading this long, the next time is no quarrel with the same one. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    /** What answers are made with. */
    record Answering(RobotDispatch dispatch, RobotGroups groups, Delivery delivery, Optional<Gateway> app) {}

    private final ThreadTurns turns;
    private final ThreadTurns database;
    private final ThreadTurns leases;
    private final RobotConnection connection;
    private final Leadership leadership;
    private final Gateway gateway;
    private final CallbackRepository ledger;
    private final SocketAnswers answers;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Backoff rests = new Backoff(
            FIRST_REST, LONGEST_REST, () -> ThreadLocalRandom.current().nextDouble());
    private final AtomicReference<@Nullable CallbackWorker> worker = new AtomicReference<>();
    private Turns.Appointment settled = Turns.Appointment.NONE;

    private SocketDoor(
            RobotWire wire,
            String botId,
            String secret,
            Answering answering,
            Database storage,
            Clock clock,
            MeterRegistry meters) {
        this.turns = new ThreadTurns("robot", clock);
        this.database = new ThreadTurns("robot-intake", clock);
        this.leases = new ThreadTurns("robot-lease", clock);
        this.clock = clock;
        this.meters = meters;
        this.ledger = new CallbackRepository(storage);
        RobotChats chats = new RobotChats(storage);
        RobotIntake intake = new RobotIntake(ledger, chats, answering.groups(), meters);
        AtomicReference<RobotConnection> made = new AtomicReference<>();
        this.connection = new RobotConnection(
                wire,
                botId,
                secret,
                turns,
                () -> ThreadLocalRandom.current().nextDouble(),
                new SocketReceiver(intake, database, () -> required(made), this::wake, this::displaced),
                meters);
        made.set(connection);
        RobotSender sender = new RobotSender(connection);
        this.gateway = new RobotGateway(sender, chats, answering.groups());
        this.answers = new SocketAnswers(
                answering.dispatch(),
                sender,
                connection,
                answering.groups(),
                Stream.concat(answering.app().stream(), Stream.of(gateway)).toList(),
                answering.delivery(),
                turns);
        this.leadership = new Leadership(
                lease(new LeaseRepository(storage), holder()),
                leases,
                turns,
                () -> RobotStatus.note(connection.status()),
                new Leadership.Events() {
                    @Override
                    public void leads() {
                        begin();
                    }

                    @Override
                    public void leadsNoMore() {
                        end();
                    }
                });
    }

    static SocketDoor start(
            RobotWire wire,
            String botId,
            String secret,
            Answering answering,
            Database storage,
            Clock clock,
            MeterRegistry meters) {
        SocketDoor door = new SocketDoor(wire, botId, secret, answering, storage, clock, meters);
        Gauge.builder("hub.robot.connected", door.connection, connection -> isUp(connection) ? 1 : 0)
                .description("Whether this hub holds the robot's connection")
                .register(meters);
        door.leadership.start();
        return door;
    }

    Gateway gateway() {
        return gateway;
    }

    String health() {
        return connection.status().state() == RobotConnection.State.OFF
                ? "robot: another hub leads"
                : "robot: " + RobotStatus.note(connection.status());
    }

    /** In turn. */
    private void begin() {
        settled = turns.after(SETTLED, rests::reset);
        connection.start();
        CallbackWorker begun = RobotDoor.worker(ledger, answers, clock, meters);
        begun.start();
        worker.set(begun);
    }

    /** In turn, so the connection is closed when this returns; answers that are being worked on are not waited for here. */
    private void end() {
        settled.cancel();
        connection.stop();
        CallbackWorker ended = worker.getAndSet(null);
        if (ended != null) {
            Thread ending = new Thread(ended::close, "robot-answers-end");
            ending.setDaemon(true);
            ending.start();
        }
    }

    private void displaced() {
        leadership.rest(rests.next());
    }

    private void wake() {
        CallbackWorker working = worker.get();
        if (working != null) {
            working.wake();
        }
    }

    private static boolean isUp(RobotConnection connection) {
        return connection.status().state() == RobotConnection.State.UP;
    }

    private static RobotConnection required(AtomicReference<RobotConnection> made) {
        RobotConnection connection = made.get();
        if (connection == null) {
            throw new IllegalStateException("Nothing is received before the connection is made");
        }
        return connection;
    }

    private static Leadership.Lease lease(LeaseRepository leases, String holder) {
        return new Leadership.Lease() {
            @Override
            public boolean hold(Duration length, String note) {
                return leases.hold(RobotDoor.NAME, holder, length, note);
            }

            @Override
            public void release() {
                leases.release(RobotDoor.NAME, holder);
            }
        };
    }

    /** The machine, for people, and a number of this process. */
    private static String holder() {
        String number = UUID.randomUUID().toString().substring(0, 8);
        try {
            return InetAddress.getLocalHost().getHostName() + "-" + number;
        } catch (UnknownHostException e) {
            return "hub-" + number;
        }
    }

    /** Lets what is being answered finish over the open connection, then lets another hub lead. */
    @Override
    public void close() {
        CallbackWorker last = worker.getAndSet(null);
        if (last != null) {
            last.close();
        }
        leadership.close();
        turns.close();
        leases.close();
        database.close();
    }
}
