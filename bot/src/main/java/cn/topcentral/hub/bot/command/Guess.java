package cn.topcentral.hub.bot.command;

import cn.topcentral.hub.storage.employee.Employee;
import java.util.Optional;

/** Makes a command of what somebody wrote in their own words. It may be wrong, so what would change data is asked about before it is run. */
@FunctionalInterface
public interface Guess {
    /** Nothing is ever guessed. */
    Guess NONE = (sender, text) -> Optional.empty();

    /** The line that is probably meant, beginning with a slash; empty when nothing is likely. */
    Optional<String> line(Employee sender, String text);
}
