package cn.topcentral.hub.bot.robot;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what comes over the connection into the ledger. WeCom does not send it again, so it is tried for a while when the database is away, and who
 * wrote is told when that does not help.
 */
final class SocketReceiver implements RobotConnection.Events {
    /** WeCom takes a welcome within five seconds only. */
    private static final Duration WELCOME_WITHIN = Duration.ofSeconds(4);

    private static final Duration AGAIN = Duration.ofSeconds(3);
    private static final int TRIES = 10;
    private static final String LOST = "抱歉，系统暂时出了问题，这条没有收到。请过几分钟再发一次。";
    private static final Logger log = LoggerFactory.getLogger(SocketReceiver.class);

    private final RobotIntake intake;
    private final Turns storing;
    private final Supplier<RobotConnection> connection;
    private final Runnable stored;
    private final Runnable displaced;

    /**
     * Receives for a connection.
     *
     * @param storing where the database may be waited for
     * @param stored called after something new was stored
     * @param displaced called when another connection took over
     */
    SocketReceiver(
            RobotIntake intake,
            Turns storing,
            Supplier<RobotConnection> connection,
            Runnable stored,
            Runnable displaced) {
        this.intake = intake;
        this.storing = storing;
        this.connection = connection;
        this.stored = stored;
        this.displaced = displaced;
    }

    @Override
    public void callback(String session, Frame.Callback frame) {
        Instant arrived = storing.now();
        RobotMessage message = RobotMessage.parse(frame.body());
        storing.run(() -> store(new Stored(session, frame.requestId(), frame.body()), message, arrived, 1));
    }

    @Override
    public void displaced() {
        displaced.run();
    }

    private void store(Stored callback, RobotMessage message, Instant arrived, int tries) {
        try {
            if (intake.store(callback, message, arrived)) {
                stored.run();
                if (message.content() instanceof RobotMessage.Entered) {
                    welcome(callback.requestId(), arrived);
                }
            }
        } catch (RuntimeException e) {
            if (tries < TRIES) {
                log.error("Callback of the robot not stored, trying again in {}", AGAIN, e);
                storing.after(AGAIN, () -> store(callback, message, arrived, tries + 1));
            } else {
                log.error("Callback of the robot lost: it could not be stored", e);
                intake.count("not_stored");
                tellLost(callback.requestId(), message);
            }
        }
    }

    /** From here and not from the commands, which may have others of the same person to answer first. */
    private void welcome(String requestId, Instant arrived) {
        if (storing.now().isBefore(arrived.plus(WELCOME_WITHIN))) {
            connection.get().tell("aibot_respond_welcome_msg", requestId, RobotBodies.text(RobotDispatch.WELCOME));
        }
    }

    private void tellLost(String requestId, RobotMessage message) {
        if (message.content() instanceof RobotMessage.Said) {
            connection.get().tell("aibot_respond_msg", requestId, RobotBodies.markdown(LOST));
        }
    }
}
