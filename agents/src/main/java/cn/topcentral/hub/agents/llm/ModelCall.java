package cn.topcentral.hub.agents.llm;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing to ask.
 *
 * @param agent who asks, {@code A10}; the costs are added up by it
 * @param facts what fills the prompt's places and is our own: codes, times, places in an answer. Put in as it is.
 * @param data what fills them and was written by others. Put in as delimited data.
 * @param schema of the answer; empty where the answer is to be words
 */
public record ModelCall(
        String agent,
        Prompt prompt,
        Map<String, String> facts,
        Map<String, String> data,
        Optional<JsonObjectSchema> schema) {
    public ModelCall {
        facts = Map.copyOf(facts);
        data = Map.copyOf(data);
    }

    /** About how many tokens it sends. */
    public int estimatedTokens() {
        int tokens = TokenEstimate.of(prompt.system()) + TokenEstimate.of(prompt.user()) + 200;
        for (String text : facts.values()) {
            tokens += TokenEstimate.of(text);
        }
        for (String text : data.values()) {
            tokens += TokenEstimate.of(text);
        }
        return tokens;
    }

    /** Everything that decides the answer, in a fixed order. The boundary around the data does not: it differs with every call. */
    String identity() {
        return String.join(
                "\u0001",
                prompt.label(),
                prompt.system(),
                prompt.user(),
                new TreeMap<>(facts).toString(),
                new TreeMap<>(data).toString(),
                schema.map(JsonObjectSchema::toString).orElse(""));
    }
}
