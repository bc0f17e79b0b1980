package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.storage.employee.Employee;

/**
 * A command to run.
 *
 * @param sender who asks; known and active
 * @param arguments what follows the name, stripped, with single plain spaces; after a tap on a card's button, what its key says
 * @param origin how it was asked
 */
public record CommandRequest(Employee sender, String arguments, Origin origin) {

    /** How a command was asked for. */
    public enum Origin {
        /** In words, which may be approximate. */
        TYPED,
        /** By a button of ours, whose key is exact. */
        TAPPED
    }
}
