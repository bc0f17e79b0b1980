package cn.topcentral.hub.bot.robot;

import cn.topcentral.hub.bot.gateway.Form;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.MarkdownMessage.Room;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the robot says, as WeCom wants it (pages 101031, 101463). It has no plain text but for the welcome: plain text goes as Markdown without marks. */
final class RobotBodies {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RobotBodies() {}

    /** A message in one of its forms, in as many bodies as it takes. */
    static List<ObjectNode> of(Message message, Form form) {
        return switch (form) {
            case CARD -> List.of(card(message.card().orElseThrow()));
            case MARKDOWN ->
                MarkdownMessage.split(message.markdown().orElseThrow(), Room.ROBOT).stream()
                        .map(part -> markdown(part.content()))
                        .toList();
            case TEXT ->
                plain(message.text()).stream().map(RobotBodies::markdown).toList();
        };
    }

    /** Plain text that shows as it is where Markdown is read, in parts of at most 20480 bytes. */
    static List<String> plain(String text) {
        String escaped = MarkdownMessage.escape(text);
        // Text that shows nothing would be refused.
        return escaped.isEmpty()
                ? List.of("…")
                : MarkdownMessage.split(escaped, Room.ROBOT).stream()
                        .map(MarkdownMessage::content)
                        .toList();
    }

    static ObjectNode markdown(String content) {
        ObjectNode body = JSON.objectNode().put("msgtype", "markdown");
        body.putObject("markdown").put("content", content);
        return body;
    }

    static ObjectNode card(JsonNode card) {
        ObjectNode body = JSON.objectNode().put("msgtype", "template_card");
        body.set("template_card", card);
        return body;
    }

    /** @param content the whole text so far, which replaces what was shown */
    static ObjectNode stream(String id, boolean finish, String content) {
        ObjectNode body = JSON.objectNode().put("msgtype", "stream");
        body.putObject("stream").put("id", id).put("finish", finish).put("content", content);
        return body;
    }

    static ObjectNode file(String mediaId) {
        ObjectNode body = JSON.objectNode().put("msgtype", "file");
        body.putObject("file").put("media_id", mediaId);
        return body;
    }

    static ObjectNode text(String content) {
        ObjectNode body = JSON.objectNode().put("msgtype", "text");
        body.putObject("text").put("content", content);
        return body;
    }

    /**
     * A card in place of the one that was tapped. In a group it changes for everybody: who taps next must not see a button that is used up.
     *
     * @param taskId of the tapped card, which the new one must have too
     */
    static ObjectNode update(JsonNode card, String taskId) {
        ObjectNode body = JSON.objectNode().put("response_type", "update_template_card");
        ObjectNode named = card.deepCopy();
        body.set("template_card", named.put("task_id", taskId));
        return body;
    }
}
