package cn.topcentral.hub.connectors.wechat;

import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Messages made of others: text with pictures, and forwarded chats. The content of a part is JSON within a JSON string, so each level
 * of a forwarded chat within a forwarded chat at least doubles its escapes and the line limit bounds the depth.
 */
final class NestedBodies {
    private static final String RECORD_PREFIX = "chatrecord";

    private NestedBodies() {}

    static MessageBody mixed(JsonNode body) {
        List<MessageBody> parts = parts(body);
        String text = parts.stream().map(MessageBody::text).collect(Collectors.joining("\n"));
        return MessageBody.of(text).with(attachments(parts));
    }

    static MessageBody chatRecord(JsonNode body) {
        List<MessageBody> parts = parts(body);
        String text = parts.stream().map(MessageBody::text).collect(Collectors.joining("\n"));
        return MessageBody.of(ArchiveJson.lines(ArchiveJson.join("[聊天记录]", ArchiveJson.text(body, "title")), text))
                .with(attachments(parts));
    }

    private static List<MessageBody> parts(JsonNode body) {
        return ArchiveJson.stream(body.path("item")).map(NestedBodies::part).toList();
    }

    private static MessageBody part(JsonNode item) {
        MessageBody part = MessageBodies.ofPart(type(item), fields(item.path("content")));
        String time = ArchiveJson.time(item, "msgtime").map(ArchiveJson::minute).orElse("");
        return new MessageBody(
                ArchiveJson.join(time, part.text()), part.attachments(), part.duration(), part.attributes());
    }

    /** Forwarded chats say {@code ChatRecordText} where messages say {@code text}, and {@code ChatRecord…} of their own kind. */
    private static String type(JsonNode item) {
        String type = ArchiveJson.text(item, "type").toLowerCase(Locale.ROOT);
        return type.startsWith(RECORD_PREFIX) && type.length() > RECORD_PREFIX.length()
                ? type.substring(RECORD_PREFIX.length())
                : type;
    }

    private static JsonNode fields(JsonNode content) {
        if (content.isObject()) {
            return content;
        }
        try {
            JsonNode fields = ArchiveJson.parse(content.asText());
            if (fields.isObject()) {
                return fields;
            }
        } catch (JsonProcessingException plainText) {
            // Some exporters put the words there themselves; they are read as such below.
        }
        return JsonNodeFactory.instance.objectNode().put("content", ArchiveJson.text(content));
    }

    private static List<AttachmentDraft> attachments(List<MessageBody> parts) {
        return parts.stream().flatMap(part -> part.attachments().stream()).toList();
    }
}
