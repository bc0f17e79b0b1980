package cn.topcentral.hub.sandbox.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * One copy of a message that reached a person or a group: what a test asserts on.
 *
 * @param number counts up from 1 without gaps
 * @param to userid for a message of the app or a passive reply, group name for a webhook, chatid for an app's group; for the
 *     robot userid or chatid
 * @param content the object named after the msgtype, as delivered: cut where WeCom cuts
 * @param responseCode empty when the message cannot be updated
 * @param warnings texts longer than WeCom recommends; empty is what one wants
 */
public record SentMessage(
        long number,
        Instant at,
        Channel channel,
        String to,
        String msgtype,
        ObjectNode content,
        String msgid,
        String responseCode,
        List<String> warnings) {
    public SentMessage {
        warnings = List.copyOf(warnings);
    }

    public enum Channel {
        APP,
        APPCHAT,
        WEBHOOK,
        PASSIVE_REPLY,
        /** The intelligent robot; of a stream, every frame is one message of type {@code stream}. */
        ROBOT
    }
}
