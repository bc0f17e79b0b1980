package cn.topcentral.hub.agents.local.classify;

import java.util.function.Function;

/** Something for each of the three decisions. */
record PerDecision<T>(T intent, T sentiment, T urgency) {
    static <T> PerDecision<T> of(Function<Decision, T> maker) {
        return new PerDecision<>(
                maker.apply(Decision.INTENT), maker.apply(Decision.SENTIMENT), maker.apply(Decision.URGENCY));
    }

    T get(Decision decision) {
        return switch (decision) {
            case INTENT -> intent;
            case SENTIMENT -> sentiment;
            case URGENCY -> urgency;
        };
    }
}
