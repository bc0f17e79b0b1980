package cn.topcentral.hub.connectors.extraction.speech;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The transcription service.
 *
 * @param baseUrl what {@code /audio/transcriptions} is appended to, e.g. {@code https://asr.example.com/v1}
 * @param apiKey sent as bearer token; a service of one's own often needs none
 * @param model the service's name of its model
 * @param language ISO 639-1; saves the service from guessing
 * @param prompt words it would not expect: product names, grades, people
 * @param timeout for one recording
 */
public record SpeechConfig(
        URI baseUrl,
        Optional<String> apiKey,
        String model,
        String language,
        Optional<String> prompt,
        Duration timeout) {

    @Override
    public String toString() {
        return "SpeechConfig[baseUrl=" + baseUrl + ", apiKey="
                + apiKey.map(key -> "***").orElse("none") + ", model=" + model + ", language=" + language + ", timeout="
                + timeout + "]";
    }
}
