package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.config.WecomRobot;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.lease.LeaseRepository;
import cn.topcentral.hub.storage.lease.LeaseRepository.Held;
import java.util.Optional;

/**
 * How the robot is getting on, for whoever asks beside the running hub: the leader leaves word of it with its lease.
 *
 * @param line for people
 * @param failing whether somebody should look
 */
public record RobotStatus(String line, boolean failing) {
    private static final String UP = "connected";

    /** Reads what the leader left. */
    public static RobotStatus of(Database database, WecomRobot robot) {
        if (robot.way() instanceof WecomRobot.Way.Callback) {
            return new RobotStatus("robot: waits for callbacks at " + RobotEndpoint.PATH, false);
        }
        Optional<Held> held = new LeaseRepository(database).current(RobotDoor.NAME);
        return held.map(leader -> new RobotStatus(
                        "robot: led by " + leader.holder() + ", " + leader.note(),
                        !leader.note().startsWith(UP)))
                .orElse(new RobotStatus("robot: no hub leads it; is one running?", true));
    }

    /** What a leader says of its connection. */
    static String note(RobotConnection.Status status) {
        return switch (status.state()) {
            case UP -> UP + " since " + status.since();
            case OFF -> "starting";
            case CONNECTING, SUBSCRIBING, WAITING ->
                "not connected since " + status.since()
                        + status.problem().map(problem -> ": " + problem).orElse("");
        };
    }
}
