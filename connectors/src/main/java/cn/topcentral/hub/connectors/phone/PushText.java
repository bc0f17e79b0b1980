package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.hook.HookRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** A push as text, and as JSON, whether it came as JSON, as a form or in the query. */
final class PushText {
    private PushText() {}

    /** What to keep of a request: its body, or else its parameters without the secret. */
    static String of(HookRequest request) {
        if (request.body().length > 0) {
            return request.text();
        }
        ObjectNode parameters = CallJson.MAPPER.createObjectNode();
        new TreeMap<>(PushQuery.of(request).values()).forEach(parameters::put);
        parameters.remove(PushQuery.KEY);
        return parameters.toString();
    }

    /** @throws UnreadableCallException when it is neither */
    static JsonNode parse(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[") ? json(text) : form(text);
    }

    static JsonNode json(String text) {
        try {
            return CallJson.MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new UnreadableCallException("not valid JSON at character "
                    + (notJson.getLocation() == null ? 0 : notJson.getLocation().getCharOffset()));
        }
    }

    /** The fields of a form as an object. */
    static ObjectNode form(String text) {
        ObjectNode fields = CallJson.MAPPER.createObjectNode();
        for (String pair : text.strip().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw new UnreadableCallException("neither JSON nor a form; set the push to one of them");
            }
            fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException damaged) {
            throw new UnreadableCallException("a form with a damaged percent-encoding");
        }
    }
}
