package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.wecom.WeComErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What WeCom answered to a frame of ours.
 *
 * @param code WeCom's errcode, 0 for yes; {@link WeComErrors#NO_ANSWER} when there was none within the time, or no connection
 * @param body what it says besides
 */
record Ack(int code, String message, JsonNode body) {

    static Ack none(String why) {
        return new Ack(WeComErrors.NO_ANSWER, why, MissingNode.getInstance());
    }

    boolean ok() {
        return code == 0;
    }
}
