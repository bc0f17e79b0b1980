package cn.topcentral.hub.bot.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The service that writes recordings down.
 *
 * @param baseUrl {@code base_url}: address of an OpenAI-compatible service, without {@code /audio/transcriptions}
 * @param apiKey {@code api_key}: its key; a service of the firm's own often needs none
 * @param model {@code model}: its name of the model, default {@code whisper-1}
 * @param language {@code language}: what is spoken, ISO 639-1, default {@code zh}
 * @param prompt {@code prompt}: words it would not expect (grades, customers, people), in simplified characters. Default none
 * @param timeout {@code timeout_seconds}: for one recording, default 600. Longer where the service is slow and recordings are long
 */
public record SpeechServiceConfig(
        URI baseUrl,
        Optional<Secret> apiKey,
        String model,
        String language,
        Optional<String> prompt,
        Duration timeout) {

    /** Empty when nothing of the section is given: recordings then wait, marked 待转写. */
    static Optional<SpeechServiceConfig> read(ConfigSection section) {
        Optional<URI> baseUrl = section.url("base_url");
        Optional<Secret> apiKey = section.secret("api_key");
        Optional<String> model = section.text("model");
        Optional<String> language = section.text("language", TextRule.LANGUAGE);
        Optional<String> prompt = section.text("prompt");
        Optional<Integer> seconds = section.integer("timeout_seconds", 10, 1800);
        if (section.isAbsent()) {
            return Optional.empty();
        }
        section.require(
                "base_url",
                "write the service's address, e.g. https://asr.example.com/v1, or remove the whole section");
        return baseUrl.map(address -> new SpeechServiceConfig(
                address,
                apiKey,
                model.orElse("whisper-1"),
                language.orElse("zh"),
                prompt,
                Duration.ofSeconds(seconds.orElse(600))));
    }
}
