package cn.topcentral.hub.storage.employee;

import java.util.Optional;

/**
 * One of us.
 *
 * @param userid the WeCom userid, lower case (WeCom compares them without case)
 * @param phone in E.164
 * @param manager the userid of whom alerts escalate to
 * @param active false once they have left; they may then no longer command
 */
public record Employee(
        String userid,
        String name,
        Role role,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> team,
        Optional<String> manager,
        boolean active) {

    /** What an employee may see: reps their customers, managers their team's, administrators all. */
    public enum Role {
        REP,
        MANAGER,
        ADMIN
    }
}
