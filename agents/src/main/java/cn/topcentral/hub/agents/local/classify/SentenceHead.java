package cn.topcentral.hub.agents.local.classify;

import java.util.List;

/**
 * One decision made for every sentence by itself. In a long mail or report one sentence decides and ten are business; the meaning of the whole
 * would drown it. Thread-safe.
 *
 * @param head trained on single sentences
 */
record SentenceHead(Head head) {

    /** For each class the surest sentence's probability, then the mean of all; zeros where there is no sentence. */
    double[] votes(List<FeatureVector> sentences) {
        int classes = head.classes();
        double[] votes = new double[2 * classes];
        for (FeatureVector sentence : sentences) {
            double[] shares = head.decide(sentence);
            for (int i = 0; i < classes; i++) {
                votes[i] = Math.max(votes[i], shares[i]);
                votes[classes + i] += shares[i] / sentences.size();
            }
        }
        return votes;
    }
}
