package cn.topcentral.hub.sandbox.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One object inside a card together with its path, so that every refusal can name the field. */
record CardPart(String path, ObjectNode node) {

    InvalidCardException refusal(String field, String rule) {
        return new InvalidCardException(path + "." + field + " " + rule);
    }

    boolean has(String field) {
        JsonNode value = node.path(field);
        return !value.isMissingNode() && !value.isNull();
    }

    Optional<CardPart> child(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        if (node.path(field) instanceof ObjectNode object) {
            return Optional.of(new CardPart(path + "." + field, object));
        }
        throw refusal(field, "must be an object");
    }

    CardPart requiredChild(String field) {
        return child(field).orElseThrow(() -> refusal(field, "is required"));
    }

    /** The objects of a list; an absent list counts as empty. */
    List<CardPart> list(String field, int least, int most) {
        JsonNode list = node.path(field);
        if (has(field) && !list.isArray()) {
            throw refusal(field, "must be a list");
        }
        if (list.size() < least || list.size() > most) {
            throw refusal(field, "must hold " + least + "-" + most + " items, has " + list.size());
        }
        List<CardPart> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof ObjectNode object)) {
                throw refusal(field + "[" + i + "]", "must be an object");
            }
            parts.add(new CardPart(path + "." + field + "[" + i + "]", object));
        }
        return parts;
    }

    String text(String field) {
        JsonNode value = node.path(field);
        if (has(field) && !value.isTextual()) {
            throw refusal(field, "must be a string");
        }
        return value.asText("");
    }

    String required(String field) {
        String value = text(field);
        if (value.isBlank()) {
            throw refusal(field, "is required");
        }
        return value;
    }

    int number(String field, int otherwise) {
        if (!has(field)) {
            return otherwise;
        }
        if (!node.path(field).isInt()) {
            throw refusal(field, "must be an integer");
        }
        return node.path(field).intValue();
    }

    void oneOf(String field, int value, Set<Integer> allowed) {
        if (!allowed.contains(value)) {
            throw refusal(field, "must be one of " + allowed.stream().sorted().toList() + ", is " + value);
        }
    }

    String httpUrl(String field) {
        String url = required(field);
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw refusal(field, "must start with http:// or https://");
        }
        return url;
    }

    String limited(String field, int maxBytes) {
        String value = required(field);
        if (value.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw refusal(field, "is longer than " + maxBytes + " bytes");
        }
        return value;
    }
}
