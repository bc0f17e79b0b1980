package cn.topcentral.hub.storage.llm;

import java.math.BigDecimal;

/**
 * What was used of the model, of one event or added up.
 *
 * @param calls requests sent, repeated ones too
 * @param failedCalls those that brought no usable answer
 * @param cachedAnswers questions that were answered from the cache, at no cost
 * @param fallbacks questions that the local engine answered in the end
 * @param droppedClaims statements of the model that were left out, because nothing in the records bears them out
 * @param costCny by the prices of the configuration
 */
public record Usage(
        int calls,
        int failedCalls,
        int cachedAnswers,
        int fallbacks,
        int droppedClaims,
        long inputTokens,
        long outputTokens,
        BigDecimal costCny) {
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO);

    /** One request. */
    public static Usage call(boolean failed, long inputTokens, long outputTokens, BigDecimal costCny) {
        return new Usage(1, failed ? 1 : 0, 0, 0, 0, inputTokens, outputTokens, costCny);
    }

    public static Usage cachedAnswer() {
        return new Usage(0, 0, 1, 0, 0, 0, 0, BigDecimal.ZERO);
    }

    public static Usage fallback() {
        return new Usage(0, 0, 0, 1, 0, 0, 0, BigDecimal.ZERO);
    }

    public static Usage dropped(int claims) {
        return new Usage(0, 0, 0, 0, claims, 0, 0, BigDecimal.ZERO);
    }

    public Usage plus(Usage other) {
        return new Usage(
                calls + other.calls,
                failedCalls + other.failedCalls,
                cachedAnswers + other.cachedAnswers,
                fallbacks + other.fallbacks,
                droppedClaims + other.droppedClaims,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                costCny.add(other.costCny));
    }
}
