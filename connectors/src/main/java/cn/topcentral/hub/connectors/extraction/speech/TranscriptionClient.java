package cn.topcentral.hub.connectors.extraction.speech;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Speaks with the service. Thread-safe. */
final class TranscriptionClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int LONGEST_REPLY = 20_000_000;
    private static final Duration WRONG_SETTINGS = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SpeechConfig config;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    /** Some models know the short form of the answer only; found out once. */
    private volatile String format = "verbose_json";

    TranscriptionClient(SpeechConfig config) {
        this.config = config;
    }

    String method() {
        return "speech:" + config.model();
    }

    /** @param name with an extension that tells the format, as services go by it */
    Transcription transcribe(Path recording, String name) throws IOException {
        String asked = format;
        Answer answer = send(recording, name, asked);
        if (answer.status() == 400
                && asked.equals("verbose_json")
                && answer.error().contains("response_format")) {
            format = "json";
            answer = send(recording, name, format);
        }
        return understood(answer);
    }

    private record Answer(int status, Optional<Duration> retryAfter, String body) {
        /** What the service says went wrong, shortened; it may not be JSON at all. */
        String error() {
            String text = body;
            try {
                text = JSON.readTree(body).path("error").path("message").asText(text);
            } catch (IOException noJson) {
                // The text itself then.
            }
            return text.length() > 200 ? text.substring(0, 200) + "…" : text;
        }
    }

    private Transcription understood(Answer answer) {
        int status = answer.status();
        if (status == 200) {
            try {
                return new Transcription.Done(TranscriptReply.text(answer.body()), method());
            } catch (IOException e) {
                return new Transcription.Later("the transcription service answered with no JSON", Optional.empty());
            }
        }
        String reason = "the transcription service answered " + status + ": " + answer.error();
        if (status == 401 || status == 403 || status == 404) {
            return new Transcription.Later(
                    reason + " (check speech.base_url, api_key and model)", Optional.of(WRONG_SETTINGS));
        }
        return status == 408 || status == 429 || status >= 500 || status < 400
                ? new Transcription.Later(reason, answer.retryAfter())
                : new Transcription.Refused(reason, method());
    }

    private Answer send(Path recording, String name, String responseFormat) throws IOException {
        String boundary = UUID.randomUUID().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.baseUrl() + "/audio/transcriptions"))
                .timeout(config.timeout())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body(boundary, recording, name, responseFormat));
        config.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        try {
            HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return new Answer(
                        response.statusCode(),
                        retryAfter(response),
                        new String(body.readNBytes(LONGEST_REPLY), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the transcription service", e);
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private BodyPublisher body(String boundary, Path recording, String name, String responseFormat) throws IOException {
        StringBuilder fields = new StringBuilder();
        field(fields, boundary, "model", config.model());
        field(fields, boundary, "language", config.language());
        field(fields, boundary, "response_format", responseFormat);
        config.prompt().ifPresent(prompt -> field(fields, boundary, "prompt", prompt));
        fields.append(String.format(
                Locale.ROOT,
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n",
                boundary,
                name));
        return BodyPublishers.concat(
                BodyPublishers.ofString(fields.toString()),
                BodyPublishers.ofFile(recording),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    }

    private static void field(StringBuilder fields, String boundary, String name, String value) {
        fields.append(String.format(
                Locale.ROOT,
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n",
                boundary,
                name,
                value));
    }
}
