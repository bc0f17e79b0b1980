package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.storage.employee.Employee;

/**
 * Something that goes over several messages, such as a visit report. It is asked about everything that is no command, before anything else is
 * made of it. Thread-safe.
 */
public interface Conversation {

    /**
     * Takes what an employee sent, if it belongs here: because one is open with them, or because it plainly begins one.
     *
     * @return whether it was taken; what is not taken goes on to the next conversation, and then to the guesses
     */
    boolean take(Employee sender, Incoming incoming, CommandContext context);
}
