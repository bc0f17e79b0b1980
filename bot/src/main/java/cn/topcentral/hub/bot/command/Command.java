package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.storage.employee.Employee;

/** Something people can ask the bot. Stateless or thread-safe: commands of several people run at once. */
public interface Command {

    /** What to type after the slash, in lower case. */
    String name();

    /** What to type instead, in Chinese. */
    String chineseName();

    /** What follows the name, in Chinese, e.g. {@code 客户名 [时间] [渠道]}; empty for nothing. */
    String arguments();

    /** What it does, in one Chinese sentence. */
    String help();

    /** A whole line that works, to copy. */
    String example();

    /** Under which heading the help lists it. */
    default CommandGroup group() {
        return CommandGroup.of(name());
    }

    /** Whether it changes data: then it is never run on a guess, only after the person said yes. */
    default boolean changes() {
        return false;
    }

    /** The least that somebody must be to use it; what they may see of it is {@code Access}'s to say. */
    default Employee.Role from() {
        return Employee.Role.REP;
    }

    /** Whether its answer tells about customers: then it goes to the person alone when it was asked in a group, unless the group may see all. */
    default boolean confidential() {
        return true;
    }

    /**
     * Answers the request through the context. A failure may be retried with the same request, so whatever is changed must bear a
     * repetition.
     *
     * @throws CommandRefused with a sentence for the person, when the request cannot be answered as it is
     */
    void run(CommandRequest request, CommandContext context);
}
