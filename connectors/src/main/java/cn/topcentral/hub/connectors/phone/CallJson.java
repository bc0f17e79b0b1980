package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.StorableText;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reading fields of call records, whatever their writers make of absent values. */
final class CallJson {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxStringLength(1 << 20)
                        .build());
    }

    private CallJson() {}

    /** The text of a field, {@code ""} when there is none. */
    static String text(JsonNode record, String field) {
        JsonNode value = record.path(field);
        return value.isValueNode() && !value.isNull() ? StorableText.of(value.asText()) : "";
    }

    /** The first of the fields that says something. */
    static Optional<String> find(JsonNode record, String... fields) {
        for (String field : fields) {
            String text = text(record, field);
            if (!text.isEmpty()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** The first of the fields that says something. */
    static String require(JsonNode record, String... fields) {
        return find(record, fields).orElseThrow(() -> new UnreadableCallException("no " + String.join(" or ", fields)));
    }

    /** The given fields that say something, under our names: {@code {their name, our name}}. */
    static Map<String, String> facts(JsonNode record, String[][] names) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String[] name : names) {
            find(record, name[0]).ifPresent(value -> facts.put(name[1], value));
        }
        return facts;
    }

    /** An id for a record that has none: the same facts, the same id. */
    static String hash(String... facts) {
        try {
            byte[] joined = String.join("\u001f", facts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(joined));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
