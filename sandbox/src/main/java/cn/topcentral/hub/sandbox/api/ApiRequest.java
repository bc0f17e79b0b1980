package cn.topcentral.hub.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON body of one call, with the checks every API shares. */
record ApiRequest(String raw, ObjectNode body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** An odd number of backslashes before u: with an even number the backslash itself is escaped. */
    private static final Pattern ESCAPED_CHARACTER = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u[0-9a-fA-F]{4}");

    static ApiRequest of(Context ctx) {
        String raw;
        try {
            raw = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(ctx.bodyAsBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ApiRefusal(40058, "request body is not UTF-8");
        }
        if (ESCAPED_CHARACTER.matcher(raw).find()) {
            throw new ApiRefusal(
                    40033, "invalid charset. please check your request, if include \\uxxxx will create fail!");
        }
        try {
            if (MAPPER.readTree(raw) instanceof ObjectNode object) {
                return new ApiRequest(raw, object);
            }
            throw new ApiRefusal(40058, "request body must be a JSON object");
        } catch (JsonProcessingException e) {
            throw new ApiRefusal(40058, "request body is not valid JSON: " + e.getOriginalMessage());
        }
    }

    String text(String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw new ApiRefusal(40058, field + " must be a string");
        }
        return value.asText("");
    }

    String required(String field) {
        String value = text(field);
        if (value.isBlank()) {
            throw new ApiRefusal(40063, field + " is missing or empty");
        }
        return value;
    }

    /** The object named after the msgtype. */
    ObjectNode object(String field) {
        if (body.path(field) instanceof ObjectNode object) {
            return object;
        }
        throw new ApiRefusal(40058, "object " + field + " is missing");
    }

    List<String> texts(String field) {
        JsonNode list = body.path(field);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw new ApiRefusal(40058, field + " must be a list");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    boolean flag(String field) {
        return body.path(field).asInt(0) == 1;
    }

    static ObjectNode ok() {
        return error(0, "ok");
    }

    static ObjectNode error(int errcode, @Nullable String errmsg) {
        return JsonNodeFactory.instance.objectNode().put("errcode", errcode).put("errmsg", errmsg);
    }

    static void answer(Context ctx, ObjectNode json) {
        ctx.contentType("application/json; charset=UTF-8").result(json.toString());
    }
}
