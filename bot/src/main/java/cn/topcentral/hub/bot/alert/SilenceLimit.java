package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.time.Duration;

/** For how long somebody may silence. */
final class SilenceLimit {
    static final Duration USUAL = Duration.ofDays(7);
    private static final Duration OF_A_REP = Duration.ofDays(7);
    private static final Duration OF_A_MANAGER = Duration.ofDays(30);

    private SilenceLimit() {}

    /** @throws CommandRefused when it is longer, or no time at all */
    static Duration checked(Employee sender, Duration time) {
        Duration most = sender.role() == Role.REP ? OF_A_REP : OF_A_MANAGER;
        if (time.isZero() || time.compareTo(most) > 0) {
            throw new CommandRefused("静默时间请写 1 到 " + most.toDays() + " 天，例如 7天。"
                    + (sender.role() == Role.REP ? "更久请主管来设（最多 30 天）。" : ""));
        }
        return time;
    }
}
