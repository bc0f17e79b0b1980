package cn.topcentral.hub.agents.llm.endpoint;

import cn.topcentral.hub.agents.llm.endpoint.Attempt.Failed;
import cn.topcentral.hub.agents.llm.endpoint.Attempt.Kind;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.exception.ContentFilteredException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.Optional;

/** What the failures of OpenAI-compatible endpoints mean (https://platform.openai.com/docs/guides/error-codes, read 2026-11-23; DeepSeek and Qwen follow it, with 402 for an empty account). */
final class Failures {
    private static final int LONGEST_REASON = 160;

    private Failures() {}

    static Failed of(Throwable failure, String begun) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedByStatus refused) {
                return byStatus(refused);
            }
            if (cause instanceof ContentFilteredException) {
                return new Failed(Kind.REFUSED, "the model refused to answer", Optional.empty(), begun, true);
            }
            if (cause instanceof InterruptedIOException) {
                // A time-out of the socket, of the connection pool, or of the body.
                return new Failed(Kind.BROKEN, "the endpoint did not answer in time", Optional.empty(), begun, true);
            }
            if (cause instanceof JsonProcessingException) {
                return broken("the endpoint's answer is not what its API promises", begun);
            }
            if (cause instanceof IOException) {
                return broken("the connection failed (" + cause.getClass().getSimpleName() + ")", begun);
            }
        }
        return broken("the answer could not be read (" + failure.getClass().getSimpleName() + ")", begun);
    }

    private static Failed broken(String reason, String begun) {
        return new Failed(Kind.BROKEN, reason, Optional.empty(), begun, !begun.isEmpty());
    }

    private static Failed byStatus(RefusedByStatus refused) {
        int status = refused.statusCode();
        String words = words(String.valueOf(refused.getMessage()));
        String reason = "the endpoint answered " + status + (words.isEmpty() ? "" : ": " + words);
        Kind kind =
                switch (status) {
                    case 401, 402, 403, 404 -> Kind.SETTINGS;
                    case 408, 409, 425 -> Kind.BROKEN;
                    case 429 -> words.contains("insufficient_quota") ? Kind.SETTINGS : Kind.BUSY;
                    default ->
                        status >= 500 || status < 400 ? Kind.BROKEN : aboutFormat(words) ? Kind.FORMAT : Kind.REFUSED;
                };
        return new Failed(kind, reason, refused.retryAfter(), "", false);
    }

    private static boolean aboutFormat(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.contains("response_format") || lower.contains("json_schema") || lower.contains("json_object");
    }

    /** What the endpoint says is wrong, in one short line. Some endpoints repeat the key in it. */
    private static String words(String body) {
        String text;
        try {
            var error = Json.MAPPER.readTree(body).path("error");
            text = error.path("message").asText(error.asText("")) + " "
                    + error.path("code").asText("");
        } catch (JsonProcessingException noJson) {
            text = "";
        }
        String line = text.replaceAll("\\s+", " ").strip().replaceAll("\\b(sk|ak)-[\\w*-]+", "***");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }
}
