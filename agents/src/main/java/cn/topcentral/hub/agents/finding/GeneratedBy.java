package cn.topcentral.hub.agents.finding;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/**
 * Which engine made an answer.
 *
 * @param agent {@code A10} to {@code A16}
 * @param engine {@code local} or {@code llm}
 * @param model the model's name; for {@code local} the name of its rules and classifiers
 * @param version of the rules, or of the prompt
 * @param fallbackReason why it is not the model's answer although one was asked for
 */
@JsonNaming(SnakeCaseStrategy.class)
public record GeneratedBy(String agent, String engine, String model, String version, Optional<String> fallbackReason) {
    public static final String LOCAL = "local";
    public static final String LLM = "llm";

    /** By our own rules and statistics. */
    public static GeneratedBy local(String agent, String model, String version) {
        return new GeneratedBy(agent, LOCAL, model, version, Optional.empty());
    }

    /** The same answer, made because the model's could not be had. */
    public GeneratedBy because(String reason) {
        return new GeneratedBy(agent, engine, model, version, Optional.of(reason));
    }
}
