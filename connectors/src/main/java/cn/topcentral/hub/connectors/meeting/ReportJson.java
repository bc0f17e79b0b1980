package cn.topcentral.hub.connectors.meeting;

import cn.topcentral.hub.connectors.StorableText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reading the JSON of reports, minutes and meeting platforms: bounded, and tolerant of how its writers leave a value out. */
public final class ReportJson {
    /** Nothing that is real comes near it, and a reader that recurses survives it. */
    private static final int MAX_DEPTH = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(5 << 20)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern ENUMERATION = Pattern.compile("\\s*[、,，;；\\n]\\s*");

    private ReportJson() {}

    /**
     * Reads a text.
     *
     * @throws UnreadableReportException when it is no JSON, or nested deeper than 32 levels
     */
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            // The original message quotes the content; the place is enough to find the fault.
            String where = Optional.ofNullable(e.getLocation())
                    .map(at -> " at line " + at.getLineNr() + ", column " + at.getColumnNr())
                    .orElse("");
            throw new UnreadableReportException(
                    "no JSON, cut off, or nested deeper than " + MAX_DEPTH + " levels" + where, e);
        }
    }

    /** The text of the first of the fields that says something; numbers as they are written. */
    public static Optional<String> text(JsonNode node, String... fields) {
        return Arrays.stream(fields)
                .map(node::path)
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(value -> StorableText.of(value.asText()))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /**
     * The same for what cannot be missing.
     *
     * @throws UnreadableReportException when none of the fields says anything
     */
    public static String require(JsonNode node, String... fields) {
        return text(node, fields)
                .orElseThrow(() -> new UnreadableReportException("no " + String.join(" or ", fields) + " is given"));
    }

    /** The first of the fields that is there, or a missing node. */
    public static JsonNode first(JsonNode node, String... fields) {
        return Arrays.stream(fields)
                .map(node::path)
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** What a list holds; a single object is a list of one, a text an enumeration ({@code 张三、李四}). */
    public static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(items::add);
        } else if (list.isObject()) {
            items.add(list);
        } else if (list.isTextual()) {
            ENUMERATION
                    .splitAsStream(list.asText())
                    .filter(item -> !item.isBlank())
                    .map(item -> MAPPER.getNodeFactory().textNode(item.strip()))
                    .forEach(items::add);
        }
        return items;
    }

    /** An id for what has none: the same facts, the same id (SHA-256, hexadecimal). */
    public static String hash(String... facts) {
        try {
            byte[] joined = String.join("\u001f", facts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(joined));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
