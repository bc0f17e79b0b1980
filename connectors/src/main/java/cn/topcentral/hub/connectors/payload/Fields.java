package cn.topcentral.hub.connectors.payload;

import cn.topcentral.hub.connectors.StorableText;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Fields of JSON payloads. Absent, null and blank all mean that the source says nothing. */
public final class Fields {
    /** Deep or endless documents are refused: nobody's form is nested 32 times. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxStringLength(1 << 20)
                        .build());
    }

    private Fields() {}

    /**
     * The payload as an object.
     *
     * @throws UnreadableDelivery when the text is not a JSON object
     */
    public static ObjectNode object(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException notJson) {
            throw new UnreadableDelivery("the body is not valid JSON; send one JSON object in UTF-8", notJson);
        }
        throw new UnreadableDelivery("the body is not a JSON object; send one JSON object in UTF-8");
    }

    /** The first of the fields that says something. */
    public static Optional<String> text(JsonNode object, String... names) {
        for (String name : names) {
            JsonNode value = object.path(name);
            if (value.isValueNode() && !value.isNull()) {
                String text = StorableText.of(value.asText());
                if (!text.isEmpty()) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The first of the fields that says something.
     *
     * @throws UnreadableDelivery naming the fields when none says anything
     */
    public static String require(JsonNode object, String... names) {
        return text(object, names)
                .orElseThrow(() -> new UnreadableDelivery(
                        "there is no " + String.join(" or ", names) + "; without it the entry cannot be recognised"));
    }

    /** Everything an answer says in one line: several choices, the levels of a cascade, the lines of an address. */
    public static String flat(JsonNode value) {
        if (value.isValueNode()) {
            return value.isNull() ? "" : StorableText.of(value.asText());
        }
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(flat(part)));
        parts.removeIf(String::isEmpty);
        return String.join(value.isArray() ? "、" : " ", parts);
    }

    /** An id for what has none: the same facts, the same id. */
    public static String hash(List<String> facts) {
        try {
            byte[] joined = String.join("\u001f", facts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(joined));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
