package cn.topcentral.hub.connectors.wechat;

import cn.topcentral.hub.connectors.StorableText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reading the archive's JSON, whose writers differ: numbers as text, times in seconds or milliseconds, absent as {@code ""} or null. */
final class ArchiveJson {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Less than this is seconds (until the year 5138), more is milliseconds (since 1973). */
    private static final long SMALLEST_MILLISECONDS = 100_000_000_000L;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZONE);

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(64).build());
    }

    private ArchiveJson() {}

    static JsonNode parse(String json) throws JsonProcessingException {
        return MAPPER.readTree(json);
    }

    /** The text of a field, {@code ""} when there is none. */
    static String text(JsonNode node, String field) {
        return text(node.path(field));
    }

    static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? StorableText.of(value.asText()) : "";
    }

    static List<String> texts(JsonNode array) {
        return stream(array)
                .map(ArchiveJson::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return array.isArray() ? array.valueStream() : Stream.empty();
    }

    /** A whole number, also one written as text; 0 when there is none. */
    static long number(JsonNode node, String field) {
        return node.path(field).asLong(0);
    }

    static Optional<Instant> time(JsonNode node, String field) {
        long value = number(node, field);
        return value <= 0 ? Optional.empty() : Optional.of(instant(value));
    }

    static Instant instant(long secondsOrMilliseconds) {
        return secondsOrMilliseconds < SMALLEST_MILLISECONDS
                ? Instant.ofEpochSecond(secondsOrMilliseconds)
                : Instant.ofEpochMilli(secondsOrMilliseconds);
    }

    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** The parts that say something, one space between them. */
    static String join(String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
    }

    /** The lines that say something. */
    static String lines(String... lines) {
        return Stream.of(lines).filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }

    /** {@code 地点：三楼}, or nothing when there is no value. */
    static String labelled(String label, String value) {
        return value.isBlank() ? "" : label + "：" + value;
    }
}
