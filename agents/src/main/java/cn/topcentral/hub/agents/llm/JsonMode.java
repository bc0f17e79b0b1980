package cn.topcentral.hub.agents.llm;

import java.util.Optional;

/** How the endpoint is told that the answer is to be JSON, the strongest way first. */
public enum JsonMode {
    /** {@code response_format: json_schema}, strict: OpenAI, vLLM, newer Qwen. */
    SCHEMA,
    /** {@code response_format: json_object}: DeepSeek, most others. */
    OBJECT,
    /** By the words of the prompt alone. */
    TEXT;

    /** What to try when an endpoint does not know this one. */
    Optional<JsonMode> weaker() {
        return switch (this) {
            case SCHEMA -> Optional.of(OBJECT);
            case OBJECT -> Optional.of(TEXT);
            case TEXT -> Optional.empty();
        };
    }
}
