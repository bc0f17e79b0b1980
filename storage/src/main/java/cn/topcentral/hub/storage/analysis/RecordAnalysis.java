package cn.topcentral.hub.storage.analysis;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the analysis columns of a record hold (seed 2.1).
 *
 * @param confidence of the intent, 0 to 1
 * @param price in CNY per tonne
 * @param sentimentScore 0 very negative, 0.5 neutral, 1 very positive
 * @param followUps imperatives for our side
 */
public record RecordAnalysis(
        IntentCategory intent,
        String intentDetail,
        BigDecimal confidence,
        List<String> products,
        Optional<BigDecimal> price,
        Optional<Quantity> quantity,
        List<DateMention> dates,
        List<String> competitors,
        SentimentClass sentiment,
        BigDecimal sentimentScore,
        String mood,
        UrgencyLevel urgency,
        String urgencyReason,
        List<String> followUps) {
    public RecordAnalysis {
        products = List.copyOf(products);
        dates = List.copyOf(dates);
        competitors = List.copyOf(competitors);
        followUps = List.copyOf(followUps);
    }
}
