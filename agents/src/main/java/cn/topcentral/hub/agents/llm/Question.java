package cn.topcentral.hub.agents.llm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BiFunction;

/**
 * A call with what makes sense of its answer.
 *
 * @param reader reads the JSON of an answer, and notes on the findings what is wrong with it; its value counts only when nothing is
 */
public record Question<T>(ModelCall call, BiFunction<JsonNode, Findings, T> reader) {}
