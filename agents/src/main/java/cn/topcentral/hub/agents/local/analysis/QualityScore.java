package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.local.classify.Reading;
import cn.topcentral.hub.agents.local.classify.Verdict;
import cn.topcentral.hub.agents.local.extract.Extraction;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import java.util.stream.Stream;

/**
 * How much a communication brings, 1 to 10: one point to begin with, and one for each of: more than a few words, a matter of business, a grade,
 * a price, an amount, a time, a competitor, something for us to do, a clear attitude.
 */
final class QualityScore {
    private static final int A_FEW_WORDS = 10;

    private QualityScore() {}

    static int of(Verdict verdict, Reading reading, Extraction facts) {
        return 1
                + (int) Stream.of(
                                reading.customerWords().strip().length()
                                                + reading.ownWords().strip().length()
                                        > A_FEW_WORDS,
                                verdict.intent() != IntentCategory.OTHER,
                                !facts.products().isEmpty(),
                                facts.price().isPresent(),
                                facts.quantity().isPresent(),
                                !facts.dates().isEmpty(),
                                !facts.competitors().isEmpty(),
                                !facts.commitments().isEmpty(),
                                verdict.sentiment() != SentimentClass.NEUTRAL)
                        .filter(point -> point)
                        .count();
    }
}
