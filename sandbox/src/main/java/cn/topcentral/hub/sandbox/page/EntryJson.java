package cn.topcentral.hub.sandbox.page;

import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.chat.SentMessage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** How bubbles, deliveries and sent messages look as JSON. */
public final class EntryJson {
    private EntryJson() {}

    /** @param userid through whose eyes: some cards look different to some */
    static ObjectNode of(Entry entry, String userid) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", entry.id()).put("version", entry.version()).put("conversation", entry.conversation());
        json.putObject("author")
                .put("kind", lower(entry.author().kind()))
                .put("id", entry.author().id())
                .put("name", entry.author().name());
        json.put("at", entry.at().toString()).put("msgtype", entry.msgtype());
        json.put("recalled", entry.recalled());
        // A recalled text must not linger in the page's data either.
        if (!entry.recalled()) {
            json.set("content", entry.contentFor(userid));
        }
        entry.buttonText().ifPresent(text -> json.put("buttonText", text));
        entry.delivery().ifPresent(delivery -> json.set("delivery", of(delivery)));
        return json;
    }

    static ObjectNode of(Delivery delivery) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("state", lower(delivery.state()))
                .put("attempts", delivery.attempts())
                .put("problem", delivery.problem());
    }

    static ObjectNode of(SentMessage message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("number", message.number()).put("at", message.at().toString());
        json.put("channel", lower(message.channel())).put("to", message.to()).put("msgtype", message.msgtype());
        json.set("content", message.content());
        json.put("msgid", message.msgid()).put("response_code", message.responseCode());
        ArrayNode warnings = json.putArray("warnings");
        message.warnings().forEach(warnings::add);
        return json;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
