package cn.topcentral.hub.sandbox.chat;

import java.util.Locale;

/** Names of conversations: a member with the app or the robot, a group, a group the app made later. */
public final class ConversationId {
    private static final String APP = "app:";
    private static final String ROBOT = "robot:";
    private static final String GROUP = "group:";
    private static final String APPCHAT = "appchat:";

    private ConversationId() {}

    public static String app(String userid) {
        return APP + userid.toLowerCase(Locale.ROOT);
    }

    public static String robot(String userid) {
        return ROBOT + userid.toLowerCase(Locale.ROOT);
    }

    public static String group(String name) {
        return GROUP + name;
    }

    public static String appchat(String chatid) {
        return APPCHAT + chatid;
    }
}
