package cn.topcentral.hub.bot.robot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** A frame of the long connection (page 101463), as it comes in: {@code {cmd, headers:{req_id}, body}}, or an answer to one of ours without cmd. */
sealed interface Frame {

    /** The answer to the frame of ours that had this id. */
    record Answer(String requestId, Ack ack) implements Frame {}

    /** Somebody wrote or did something; what answers it carries the same id. */
    record Callback(String requestId, JsonNode body) implements Frame {}

    /**
     * Anything else.
     *
     * @param what in words for the log, without content
     */
    record Unknown(String what) implements Frame {}

    /** Never fails. */
    static Frame parse(String text) {
        JsonNode json;
        try {
            json = Wire.JSON.readTree(Wire.CONTROLS.matcher(text).replaceAll(""));
        } catch (JsonProcessingException e) {
            return new Unknown("no JSON");
        }
        String requestId = json.path("headers").path("req_id").asText();
        String command = json.path("cmd").asText();
        if (command.equals("aibot_msg_callback") || command.equals("aibot_event_callback")) {
            return new Callback(requestId, json.path("body"));
        }
        if (command.isEmpty() && json.path("errcode").isIntegralNumber()) {
            return new Answer(
                    requestId,
                    new Ack(json.path("errcode").asInt(), json.path("errmsg").asText(), json.path("body")));
        }
        return new Unknown(command.isEmpty() ? "neither cmd nor errcode" : "cmd of " + command.length() + " letters");
    }

    /** A frame of ours without a body. */
    static String text(String command, String requestId) {
        return frame(command, requestId).toString();
    }

    /** A frame of ours. */
    static String text(String command, String requestId, JsonNode body) {
        ObjectNode frame = frame(command, requestId);
        frame.set("body", body);
        // The tree's own text leaves every character as it is; WeCom refuses escaped ones (40033).
        return frame.toString();
    }

    private static ObjectNode frame(String command, String requestId) {
        ObjectNode frame = Wire.JSON.createObjectNode().put("cmd", command);
        frame.putObject("headers").put("req_id", requestId);
        return frame;
    }

    /** The rules of the wire, apart because an interface has no private constants. */
    final class Wire {
        /** WeCom's own SDK drops these before it parses; tabs and line ends stay, though JSON allows neither inside a string. */
        private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f]");

        private static final ObjectMapper JSON = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                .build();

        private Wire() {}
    }
}
