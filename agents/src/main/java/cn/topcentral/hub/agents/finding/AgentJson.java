package cn.topcentral.hub.agents.finding;

import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Agents' answers as JSON, with the seed's keys. Missing lists and texts are read as empty ones, because models leave them out. Thread-safe. */
public final class AgentJson {
    public static final ObjectMapper MAPPER = emptyForMissing(Json.MAPPER.copy())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // Or a million would be written 1E+6, and 200 stripped of its zeros 2E+2.
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
            .configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature(), true)
            .configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION.mappedFeature(), false)
            .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature(), false);

    private AgentJson() {}

    /** For lists and texts alone: as the default of all types it would ask for an empty form of every record, which records do not have. */
    private static ObjectMapper emptyForMissing(ObjectMapper mapper) {
        JsonSetter.Value empty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
        mapper.configOverride(List.class).setSetterInfo(empty);
        mapper.configOverride(String.class).setSetterInfo(empty);
        return mapper;
    }

    /** The answer with its evidence and maker. */
    public static ObjectNode tree(Finding<?> finding) {
        ObjectNode tree = MAPPER.valueToTree(finding.result());
        tree.set("evidence", MAPPER.valueToTree(finding.evidence()));
        tree.set("generated_by", MAPPER.valueToTree(finding.generatedBy()));
        return tree;
    }

    /** {@link #tree} as text. */
    public static String write(Finding<?> finding) {
        try {
            return MAPPER.writeValueAsString(tree(finding));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not writable as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it does not hold such an answer
     */
    public static <T> Finding<T> read(String json, Class<T> type) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            return new Finding<>(
                    MAPPER.treeToValue(tree, type),
                    MAPPER.convertValue(tree.path("evidence"), new TypeReference<List<Evidence>>() {}),
                    MAPPER.treeToValue(tree.path("generated_by"), GeneratedBy.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an answer of an agent: " + e.getOriginalMessage(), e);
        }
    }
}
