package cn.topcentral.hub.agents.llm;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the model is reached and what it may cost.
 *
 * @param baseUrl of the OpenAI-compatible API, with its version: {@code https://api.deepseek.com/v1}
 * @param apiKey none for a model in the house
 * @param model as the endpoint names it
 * @param timeout for one attempt, from the request to the end of the answer; of a stream, the longest silence
 * @param maxConcurrency calls at the same time
 * @param dailyBudgetCny what the tenant may spend in a day of {@code zone}; empty for no limit
 * @param inputPricePerMillion CNY per million tokens sent
 * @param outputPricePerMillion CNY per million tokens answered
 * @param jsonMode where to begin; a way that the endpoint does not know is given up by itself
 * @param maxRetries further attempts after one that failed for a passing reason
 * @param maxInputTokens the most one call may send, by {@link TokenEstimate}; more is summarised first, or left to the local engine
 * @param maxOutputTokens the most the model may answer
 * @param cacheFor how long an answer is kept after it was last used
 */
public record LlmSettings(
        String baseUrl,
        Optional<String> apiKey,
        String model,
        Duration timeout,
        int maxConcurrency,
        Optional<BigDecimal> dailyBudgetCny,
        BigDecimal inputPricePerMillion,
        BigDecimal outputPricePerMillion,
        JsonMode jsonMode,
        int maxRetries,
        int maxInputTokens,
        int maxOutputTokens,
        Duration cacheFor,
        ZoneId zone) {
    public LlmSettings {
        List<String> wrong = new ArrayList<>();
        if (!baseUrl.matches("https?://[^\\s/]+[^\\s]*")) {
            wrong.add("base_url must be an http or https address");
        }
        require(wrong, !model.isBlank(), "model must be given");
        require(wrong, !timeout.isNegative() && !timeout.isZero(), "timeout must be more than nothing");
        require(wrong, maxConcurrency >= 1 && maxConcurrency <= 256, "max_concurrency must be 1 to 256");
        require(
                wrong,
                dailyBudgetCny.stream().allMatch(it -> it.signum() >= 0),
                "daily_budget_cny must not be negative");
        require(
                wrong,
                inputPricePerMillion.signum() >= 0 && outputPricePerMillion.signum() >= 0,
                "prices must not be negative");
        require(wrong, maxRetries >= 0 && maxRetries <= 10, "max_retries must be 0 to 10");
        require(wrong, maxInputTokens >= 2_000, "max_input_tokens must be at least 2000");
        require(wrong, maxOutputTokens >= 200, "max_output_tokens must be at least 200");
        require(wrong, !cacheFor.isNegative(), "cache_for must not be negative");
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("llm: " + String.join("; ", wrong));
        }
    }

    /** An endpoint without key, prices or budget; all else as the documentation recommends. */
    public static LlmSettings of(String baseUrl, String model) {
        return new LlmSettings(
                baseUrl,
                Optional.empty(),
                model,
                Duration.ofSeconds(60),
                16,
                Optional.empty(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                JsonMode.SCHEMA,
                3,
                24_000,
                4_000,
                Duration.ofDays(30),
                ZoneId.of("Asia/Shanghai"));
    }

    private static void require(List<String> wrong, boolean right, String message) {
        if (!right) {
            wrong.add(message);
        }
    }

    /** What so many tokens cost, in CNY. */
    BigDecimal cost(long inputTokens, long outputTokens) {
        return inputPricePerMillion
                .multiply(BigDecimal.valueOf(inputTokens))
                .add(outputPricePerMillion.multiply(BigDecimal.valueOf(outputTokens)))
                .movePointLeft(6);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "LlmSettings[baseUrl=" + baseUrl + ", model=" + model + ", apiKey="
                + apiKey.map(key -> "***").orElse("none") + "]";
    }
}
