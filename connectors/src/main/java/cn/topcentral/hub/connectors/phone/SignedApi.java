package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks a vendor's API. Shared between threads. */
final class SignedApi {
    /** Both vendors answer a page of a hundred calls within a few seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final int TOO_MANY_REQUESTS = 429;

    private final String source;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** @param source the configured source, for what goes wrong */
    SignedApi(String source) {
        this.source = source;
    }

    /**
     * Asks.
     *
     * @throws SourceUnavailable when there is no answer or a refusal
     */
    JsonNode ask(HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = send(request);
        JsonNode body = json(answer);
        if (answer.statusCode() >= 400) {
            throw refused(answer, body);
        }
        return body;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
        } catch (IOException noAnswer) {
            throw new SourceUnavailable(
                    source + " does not answer: " + noAnswer.getClass().getSimpleName(), noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable(source + " was asked while the hub stops", stopped);
        }
    }

    private JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return PushText.json(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (UnreadableCallException notJson) {
            throw new SourceUnavailable(
                    source + " answers " + answer.statusCode() + " and no JSON; is api_base the address of its API?",
                    notJson);
        }
    }

    /** What an API says of why it refuses: {@code {"error": {"code": …, "message": …}}}. */
    private SourceUnavailable refused(HttpResponse<byte[]> answer, JsonNode body) {
        JsonNode error = body.path("error");
        return new SourceUnavailable(
                source + " refuses with " + answer.statusCode() + " " + CallJson.text(error, "code") + " "
                        + CallJson.text(error, "message"),
                null,
                answer.statusCode() == TOO_MANY_REQUESTS ? Optional.of(Duration.ofMinutes(1)) : Optional.empty());
    }

    /** An address without a slash at its end. */
    static URI base(String configured) {
        return URI.create(configured.replaceAll("/+$", ""));
    }
}
