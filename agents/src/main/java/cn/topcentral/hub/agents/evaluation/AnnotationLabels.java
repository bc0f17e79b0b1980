package cn.topcentral.hub.agents.evaluation;

import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a person would note about a record; the flat form in which records are labelled and answers compared.
 *
 * @param products grades and materials as written, in order of mention
 * @param price CNY per tonne
 * @param dates times that matter, resolved against the record's time
 * @param followUp imperatives for our side
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AnnotationLabels(
        IntentCategory intent,
        SentimentClass sentiment,
        UrgencyLevel urgency,
        List<String> products,
        Optional<BigDecimal> price,
        Optional<Quantity> quantity,
        List<DateMention> dates,
        List<String> competitors,
        List<String> followUp) {
    public AnnotationLabels {
        products = List.copyOf(products);
        dates = List.copyOf(dates);
        competitors = List.copyOf(competitors);
        followUp = List.copyOf(followUp);
    }

    /** The labels that an answer of A10 amounts to. */
    public static AnnotationLabels of(CommunicationAnalysis analysis) {
        return new AnnotationLabels(
                analysis.intent().category(),
                analysis.sentiment().overall(),
                analysis.urgency().level(),
                analysis.keyInfo().products(),
                analysis.keyInfo().price(),
                analysis.quantity(),
                analysis.dates(),
                analysis.keyInfo().competitors(),
                analysis.followUp());
    }
}
