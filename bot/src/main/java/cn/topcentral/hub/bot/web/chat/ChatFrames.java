package cn.topcentral.hub.bot.web.chat;

import cn.topcentral.hub.bot.config.ChatSiteConfig;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.website.WidgetMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What goes over the socket, as JSON texts. */
final class ChatFrames {
    /** All control characters but line feed and tab, and half emojis. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");

    private ChatFrames() {}

    /** Empty when it is not an object of ours. */
    static Optional<JsonNode> read(String text) {
        try {
            return Optional.of(Json.MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /** A text of a frame, cleaned and cut; empty when it says nothing. */
    static Optional<String> text(JsonNode frame, String name, int most) {
        String clean = CONTROL.matcher(frame.path(name).asText("").replace("\r\n", "\n"))
                .replaceAll("")
                .strip();
        int end = Math.min(clean.length(), most);
        boolean halves = end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1));
        return Optional.of(clean.substring(0, halves ? end - 1 : end)).filter(text -> !text.isEmpty());
    }

    static String welcome(ChatSiteConfig site, String token, List<WidgetMessage> messages) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "welcome");
        frame.put("token", token);
        frame.put("title", site.title());
        frame.put("greeting", site.greeting());
        frame.put("messages", messages.stream().map(ChatFrames::fields).toList());
        return Json.write(frame);
    }

    static String message(WidgetMessage message) {
        return Json.write(fields(message));
    }

    /** @param messageId which message was refused, if one was */
    static String refused(String messageId, String reason) {
        return Json.write(Map.of("type", "refused", "id", messageId, "reason", reason));
    }

    static String introduced() {
        return Json.write(Map.of("type", "introduced"));
    }

    private static Map<String, Object> fields(WidgetMessage message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", "message");
        fields.put("seq", message.seq());
        fields.put("id", message.messageId());
        fields.put("from", message.employee().isPresent() ? "us" : "visitor");
        message.employee().ifPresent(author -> fields.put("name", author.name()));
        fields.put("text", message.text());
        fields.put("at", message.writtenAt().toString());
        return fields;
    }
}
