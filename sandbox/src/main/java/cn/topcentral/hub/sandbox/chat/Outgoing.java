package cn.topcentral.hub.sandbox.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One copy about to be delivered; the parts are those of {@link SentMessage} and {@link Entry}. */
public record Outgoing(
        SentMessage.Channel channel,
        String to,
        String conversation,
        Author author,
        String msgtype,
        ObjectNode content,
        String msgid,
        String responseCode,
        List<String> warnings) {}
