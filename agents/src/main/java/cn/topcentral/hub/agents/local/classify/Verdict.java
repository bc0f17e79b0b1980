package cn.topcentral.hub.agents.local.classify;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;

/**
 * What the classifiers say.
 *
 * @param intentConfidence 0 to 1, calibrated
 * @param positive probability of a positive attitude
 * @param negative probability of a negative attitude
 * @param urgencyConfidence 0 to 1, calibrated
 */
public record Verdict(
        IntentCategory intent,
        double intentConfidence,
        SentimentClass sentiment,
        double positive,
        double negative,
        UrgencyLevel urgency,
        double urgencyConfidence) {

    /** For a text in which nothing is said. */
    public static final Verdict NOTHING =
            new Verdict(IntentCategory.OTHER, 1, SentimentClass.NEUTRAL, 0, 0, UrgencyLevel.LOW, 1);
}
