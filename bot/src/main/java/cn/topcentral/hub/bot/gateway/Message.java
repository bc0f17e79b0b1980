package cn.topcentral.hub.bot.gateway;

import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.CardJson;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is to be shown, in each form that a door may need. As JSON it is what the outbox keeps, so a message that waits is sent as it was meant.
 *
 * @param card WeCom's {@code template_card}
 * @param callsBack whether the card has buttons; doors without {@link Ability#BUTTONS} show the next form
 * @param markdown the same in WeCom's Markdown, at most 2048 bytes; must say by which command what the buttons do can be done
 * @param text the same as plain text, of any length; doors split it. Never blank
 */
public record Message(Optional<JsonNode> card, boolean callsBack, Optional<String> markdown, String text) {
    private static final Function<String, Message> READER = Json.reader(new TypeReference<>() {});

    public Message {
        card = card.filter(node -> !node.isNull()); // Jackson reads a missing one as a present null
        if (text.isBlank()) {
            throw new IllegalArgumentException("A message has no text; every form but this one may be missing");
        }
    }

    public static Message of(Card card) {
        return new Message(Optional.of(CardJson.node(card)), card.callsBack(), Optional.empty(), card.plainText());
    }

    public static Message of(Card card, MarkdownMessage markdown) {
        return new Message(
                Optional.of(CardJson.node(card)), card.callsBack(), Optional.of(markdown.content()), card.plainText());
    }

    public static Message of(MarkdownMessage markdown) {
        return new Message(Optional.empty(), false, Optional.of(markdown.content()), markdown.content());
    }

    public static Message text(String text) {
        return new Message(Optional.empty(), false, Optional.empty(), text);
    }

    /** One JSON object with the components as members. */
    public String json() {
        return Json.write(this);
    }

    /** Reads what {@link #json} wrote. */
    public static Message read(String json) {
        return READER.apply(json);
    }
}
