package cn.topcentral.hub.connectors.extraction.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** The service's answer as text: one line per segment, or per turn when it tells speakers apart. */
final class TranscriptReply {
    /** On silence the models make up closing words of videos (谢谢观看, 字幕); these figures together give them away. */
    private static final double NO_SPEECH = 0.6;

    private static final double UNSURE = -1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TranscriptReply() {}

    /** @throws IOException when it is no JSON */
    static String text(String body) throws IOException {
        JsonNode reply = JSON.readTree(body);
        JsonNode segments = reply.path("segments");
        if (segments.isEmpty()) {
            return reply.path("text").asText("").strip();
        }
        StringBuilder text = new StringBuilder();
        String speaking = "";
        for (JsonNode segment : segments) {
            String said = segment.path("text").asText("").strip();
            if (said.isEmpty() || madeUp(segment)) {
                continue;
            }
            String speaker = segment.path("speaker").asText("").strip();
            if (!speaker.isEmpty() && speaker.equals(speaking)) {
                text.append(' ').append(said);
            } else {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(speaker.isEmpty() ? "" : speaker + "：")
                        .append(said);
            }
            speaking = speaker;
        }
        return text.toString();
    }

    private static boolean madeUp(JsonNode segment) {
        return segment.path("no_speech_prob").asDouble(0) > NO_SPEECH
                && segment.path("avg_logprob").asDouble(0) < UNSURE;
    }
}
