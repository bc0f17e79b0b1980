package cn.topcentral.hub.sandbox.corp;

import java.util.List;

/**
 * An internal group that exists from the start: the app made it, and the robot of the enterprise is in it.
 *
 * @param chatid what the app and the robot know it by
 * @param name group robots of the same group name post into it
 * @param members userids; the first one owns the group
 */
public record Group(String chatid, String name, List<String> members) {
    public Group {
        if (!chatid.matches("[0-9A-Za-z]{1,32}")) {
            throw new IllegalArgumentException("chatid '" + chatid + "' must be 1-32 letters and digits (page 90245)");
        }
        members = List.copyOf(members);
        if (members.size() < 2) {
            throw new IllegalArgumentException("group " + chatid + " needs at least two members");
        }
    }
}
