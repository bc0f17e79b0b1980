package cn.topcentral.hub.bot.robot;

/**
 * A conversation as WeCom names it.
 *
 * @param id chatid of a group, or the userid of who talks with the robot alone
 */
record Chat(String id, boolean group) {

    /** {@code chat_type} of {@code aibot_send_msg}. */
    int type() {
        return group ? 2 : 1;
    }
}
