package cn.topcentral.hub.agents.evaluation;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the labelled format: a JSON object a line, with the members that {@link #record} asks for. */
final class RecordLineParser {
    /** Days are counted where the firm is (design 4). */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private RecordLineParser() {}

    static RecordLine parse(int number, String line) {
        try {
            JsonNode tree = AgentJson.MAPPER.readTree(line);
            if (!tree.isObject()) {
                return new BadLine(number, "it is not a JSON object", "write one {…} a line");
            }
            return record(number, tree);
        } catch (JsonProcessingException e) {
            return new BadLine(
                    number, "it is not JSON (" + e.getOriginalMessage() + ")", "write one {…} a line, in UTF-8");
        } catch (WrongMember e) {
            return new BadLine(number, e.reason, e.remedy);
        }
    }

    private static LabelledRecord record(int number, JsonNode tree) {
        JsonNode content = tree.get("content");
        if (content == null || !content.isTextual()) {
            throw new WrongMember("content is missing or no text", "give what was said; \"\" for nothing");
        }
        AnalysisRequest request = new AnalysisRequest(
                text(tree, "id").orElse("line-" + number),
                oneOf(tree, "communication_type", CommunicationType.values()),
                text(tree, "channel").orElse(""),
                time(tree),
                ZONE,
                text(tree, "customer_name"),
                oneOf(tree, "speaker", Speaker.values()),
                texts(tree, "own_names"),
                text(tree, "subject"),
                content.textValue());
        return new LabelledRecord(request, labels(tree));
    }

    private static Optional<AnnotationLabels> labels(JsonNode tree) {
        JsonNode labels = tree.get("labels");
        if (labels == null || labels.isNull()) {
            return Optional.empty();
        }
        oneOf(labels, "intent", IntentCategory.values());
        oneOf(labels, "sentiment", SentimentClass.values());
        oneOf(labels, "urgency", UrgencyLevel.values());
        try {
            return Optional.of(AgentJson.MAPPER.treeToValue(labels, AnnotationLabels.class));
        } catch (JsonMappingException e) {
            throw new WrongMember(
                    "labels" + path(e) + " cannot be read (" + e.getOriginalMessage() + ")",
                    "write it as the annotation guide says");
        } catch (JsonProcessingException e) {
            throw new WrongMember("labels cannot be read", "write them as the annotation guide says");
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
    }

    private static Instant time(JsonNode tree) {
        String remedy = "write it as 2024-09-11T10:21:15+08:00";
        String time = text(tree, "communication_time")
                .orElseThrow(() -> new WrongMember("communication_time is missing", remedy));
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException e) {
            throw new WrongMember("communication_time is '" + time + "'", remedy);
        }
    }

    private static Optional<String> text(JsonNode tree, String member) {
        JsonNode value = tree.path(member);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode tree, String member) {
        List<String> texts = new ArrayList<>();
        tree.path(member).forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static <E extends Enum<E>> E oneOf(JsonNode tree, String member, E[] values) {
        String code = text(tree, member).orElse("");
        return Arrays.stream(values)
                .filter(value -> code(value).equals(code))
                .findFirst()
                .orElseThrow(() -> new WrongMember(
                        member + " is '" + code + "'",
                        "use one of "
                                + Arrays.stream(values)
                                        .map(RecordLineParser::code)
                                        .collect(Collectors.joining(", "))));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Ends the reading of one line. */
    private static final class WrongMember extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;
        private final String remedy;

        WrongMember(String reason, String remedy) {
            super(reason);
            this.reason = reason;
            this.remedy = remedy;
        }
    }
}
