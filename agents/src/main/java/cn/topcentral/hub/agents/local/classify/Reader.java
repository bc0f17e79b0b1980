package cn.topcentral.hub.agents.local.classify;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Turns a reading into the three vectors that the decisions are made from. Thread-safe. */
final class Reader {
    private final Features features;
    private final Map<Decision, SentenceHead> sentences;

    Reader(Features features, Map<Decision, SentenceHead> sentences) {
        this.features = features;
        this.sentences = sentences;
    }

    Map<Decision, FeatureVector> vectors(Reading reading) {
        List<FeatureVector> topic = features.ofSentences(reading.topicWords());
        List<FeatureVector> attitude = reading.isOursAlone() ? List.of() : topic;
        Map<Decision, FeatureVector> vectors = new EnumMap<>(Decision.class);
        for (Decision decision : Decision.all()) {
            boolean forAttitude = decision == Decision.SENTIMENT;
            SentenceHead head = sentences.get(decision);
            if (head == null) {
                throw new IllegalStateException("No sentence was learnt for " + decision);
            }
            vectors.put(decision, features.of(reading, forAttitude, head.votes(forAttitude ? attitude : topic)));
        }
        return vectors;
    }
}
