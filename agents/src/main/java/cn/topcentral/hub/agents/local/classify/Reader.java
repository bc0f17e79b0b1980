package cn.topcentral.hub.agents.local.classify;

import java.util.List;

/** Turns a reading into the three vectors that the decisions are made from. Thread-safe. */
final class Reader {
    private final Features features;
    private final PerDecision<SentenceHead> sentences;

    Reader(Features features, PerDecision<SentenceHead> sentences) {
        this.features = features;
        this.sentences = sentences;
    }

    PerDecision<FeatureVector> vectors(Reading reading) {
        List<FeatureVector> topic = features.ofSentences(reading.topicWords());
        List<FeatureVector> attitude = reading.isOursAlone() ? List.of() : topic;
        return new PerDecision<>(
                features.of(reading, false, sentences.intent().votes(topic)),
                features.of(reading, true, sentences.sentiment().votes(attitude)),
                features.of(reading, false, sentences.urgency().votes(topic)));
    }
}
