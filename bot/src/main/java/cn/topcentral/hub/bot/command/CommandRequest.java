package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.storage.employee.Employee;
import java.util.List;
import java.util.Map;

/**
 * A command to run.
 *
 * @param sender who asks; known and active
 * @param arguments what follows the name, stripped, with single plain spaces; after a tap on a card's button, what its key says
 * @param origin how it was asked
 * @param selected what was chosen in the lists of the card that was tapped: question key to option ids
 */
public record CommandRequest(Employee sender, String arguments, Origin origin, Map<String, List<String>> selected) {
    public CommandRequest {
        selected = Map.copyOf(selected);
    }

    /** One without a choice. */
    public CommandRequest(Employee sender, String arguments, Origin origin) {
        this(sender, arguments, origin, Map.of());
    }

    /** How a command was asked for. */
    public enum Origin {
        /** In words, which may be approximate. */
        TYPED,
        /** By a button of ours, whose key is exact. */
        TAPPED
    }
}
