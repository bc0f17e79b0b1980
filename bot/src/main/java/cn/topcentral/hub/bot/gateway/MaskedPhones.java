package cn.topcentral.hub.bot.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows a phone number as {@code 138****0001}: enough to recognise one that is known, useless to call. */
public final class MaskedPhones {
    // A mobile number, with or without +86 and separators, or a fixed line with area code, or a 400 number; not part of
    // a longer number.
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\dA-Za-z_-])((?:\\+?86[- ]?)?1[3-9]\\d)[- ]?\\d{4}[- ]?(\\d{4})(?!\\d)"
                    + "|(?<![\\dA-Za-z_-])(0\\d{2,3}[- ]?)\\d{3,4}(\\d{4})(?!\\d)");

    /** What a click or an address needs as it is. */
    private static final Set<String> NOT_SHOWN =
            Set.of("url", "icon_url", "image_url", "key", "task_id", "userid", "id");

    private MaskedPhones() {}

    public static String in(String text) {
        return PHONE.matcher(text).replaceAll(MaskedPhones::masked);
    }

    /** The same message with every phone number masked that people would read. */
    public static Message in(Message message) {
        return new Message(
                message.card().map(MaskedPhones::in),
                message.callsBack(),
                message.markdown().map(MaskedPhones::in),
                in(message.text()));
    }

    private static String masked(MatchResult number) {
        String head = number.group(1) == null ? number.group(3) : number.group(1);
        String tail = number.group(2) == null ? number.group(4) : number.group(2);
        return Matcher.quoteReplacement(head + "****" + tail);
    }

    private static JsonNode in(JsonNode node) {
        if (node instanceof TextNode text) {
            return TextNode.valueOf(in(text.asText()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> masked.set(
                            field.getKey(),
                            NOT_SHOWN.contains(field.getKey()) ? field.getValue() : in(field.getValue())));
            return masked;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> masked.add(in(item)));
            return masked;
        }
        return node;
    }
}
