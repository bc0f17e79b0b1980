package cn.topcentral.hub.bot.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The language model that the agents may ask.
 *
 * @param baseUrl {@code base_url}: address of an OpenAI-compatible service, without {@code /chat/completions}
 * @param apiKey {@code api_key}: its key; a service of the firm's own often needs none
 * @param model {@code model}: its name of the model
 * @param timeout {@code timeout_seconds}: for one answer, default 60
 * @param concurrency {@code concurrency}: questions at the same time, default 8. What the service allows
 * @param json {@code json}: how it is asked for JSON: {@code schema} (default), {@code object} where it knows no schemas, {@code text} where it knows
 *     neither
 * @param dailyBudget {@code daily_budget}: CNY a day, default 50; when it is used up, the rules of the house answer until midnight
 * @param inputPrice {@code input_price}: CNY per million tokens sent, default 2
 * @param outputPrice {@code output_price}: CNY per million tokens answered, default 8
 */
public record LlmConfig(
        URI baseUrl,
        Optional<Secret> apiKey,
        String model,
        Duration timeout,
        int concurrency,
        String json,
        BigDecimal dailyBudget,
        BigDecimal inputPrice,
        BigDecimal outputPrice) {

    /** Empty when nothing of the section is given: the rules of the house then do everything. */
    static Optional<LlmConfig> read(ConfigSection section) {
        Optional<URI> baseUrl = section.url("base_url");
        Optional<Secret> apiKey = section.secret("api_key");
        Optional<String> model = section.text("model");
        Optional<Integer> seconds = section.integer("timeout_seconds", 5, 600);
        Optional<Integer> concurrency = section.integer("concurrency", 1, 64);
        Optional<String> json = section.text("json", TextRule.JSON_MODE);
        Optional<String> budget = section.text("daily_budget", TextRule.AMOUNT);
        Optional<String> input = section.text("input_price", TextRule.AMOUNT);
        Optional<String> output = section.text("output_price", TextRule.AMOUNT);
        if (section.isAbsent()) {
            return Optional.empty();
        }
        section.require(
                "base_url",
                "write the service's address, e.g. https://api.deepseek.com/v1, or remove the whole section");
        section.require("model", "write the model's name as its service calls it, e.g. deepseek-chat");
        if (baseUrl.isEmpty() || model.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LlmConfig(
                baseUrl.get(),
                apiKey,
                model.get(),
                Duration.ofSeconds(seconds.orElse(60)),
                concurrency.orElse(8),
                json.orElse("schema"),
                new BigDecimal(budget.orElse("50")),
                new BigDecimal(input.orElse("2")),
                new BigDecimal(output.orElse("8"))));
    }
}
