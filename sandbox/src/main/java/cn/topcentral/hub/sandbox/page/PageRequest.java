package cn.topcentral.hub.sandbox.page;

import cn.topcentral.hub.sandbox.chat.BadActionException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** The JSON body of a call to the sandbox itself; unknown fields are refused by name. */
public record PageRequest(ObjectNode body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static PageRequest of(Context ctx, Set<String> fields) {
        try {
            if (!(MAPPER.readTree(ctx.body()) instanceof ObjectNode object)) {
                throw new BadActionException("the body must be a JSON object with " + fields);
            }
            for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!fields.contains(name)) {
                    throw new BadActionException("unknown field '" + name + "'; known are " + fields);
                }
            }
            return new PageRequest(object);
        } catch (JsonProcessingException e) {
            throw new BadActionException("the body is not valid JSON: " + e.getOriginalMessage());
        }
    }

    public String text(String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual()) {
            throw new BadActionException("field '" + field + "' must be a string");
        }
        return value.asText();
    }

    public int number(String field, int otherwise) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isInt()) {
            throw new BadActionException("field '" + field + "' must be an integer");
        }
        return value.asInt(otherwise);
    }

    public boolean flag(String field) {
        if (has(field) && !body.path(field).isBoolean()) {
            throw new BadActionException("field '" + field + "' must be true or false");
        }
        return body.path(field).asBoolean(false);
    }

    /** A text that may stay away. */
    public Optional<String> optional(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    public double decimal(String field) {
        if (!body.path(field).isNumber()) {
            throw new BadActionException("field '" + field + "' must be a number");
        }
        return body.path(field).doubleValue();
    }

    public boolean has(String field) {
        return body.hasNonNull(field);
    }
}
