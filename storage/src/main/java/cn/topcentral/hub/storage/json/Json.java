package cn.topcentral.hub.storage.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.function.Function;

/** The mapper for JSON columns and JSON output: instants as ISO-8601 text, unknown members ignored when reading. Thread-safe. */
public final class Json {
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** The value as JSON text. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Not writable as JSON: " + value.getClass().getName(), e);
        }
    }

    /** Reads JSON columns of one type, which the hub wrote itself; made once, because finding out how to read a type costs more than reading. */
    public static <T> Function<String, T> reader(TypeReference<T> type) {
        ObjectReader reader = MAPPER.readerFor(type);
        return json -> {
            try {
                return reader.readValue(json);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A JSON column does not hold " + type.getType(), e);
            }
        };
    }
}
