package cn.topcentral.hub.agents.analysis;

import cn.topcentral.hub.storage.analysis.Commitment;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.StatedPrice;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A10's answer. The members up to {@code suggestions} are the seed's (4.2); those after it are what it was made of, in a form that can be
 * computed with.
 *
 * @param followUp imperatives for our side
 * @param qualityScore how much the communication brings, 1 to 10
 * @param summary one or two sentences for the timeline
 * @param quantity the amount under discussion
 * @param dates every time that matters, in order of mention
 * @param prices every price said, in order of mention
 * @param commitments the follow-ups, and what the customer promised, with due dates
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CommunicationAnalysis(
        Intent intent,
        KeyInfo keyInfo,
        Sentiment sentiment,
        Urgency urgency,
        List<String> followUp,
        int qualityScore,
        List<String> suggestions,
        String summary,
        Optional<Quantity> quantity,
        List<DateMention> dates,
        List<StatedPrice> prices,
        List<Commitment> commitments) {

    public CommunicationAnalysis {
        followUp = List.copyOf(followUp);
        suggestions = List.copyOf(suggestions);
        dates = List.copyOf(dates);
        prices = List.copyOf(prices);
        commitments = List.copyOf(commitments);
    }

    /**
     * What it is about.
     *
     * @param confidence 0 to 1, calibrated: of the answers given with 0.8, eight in ten are right
     */
    public record Intent(IntentCategory category, String detail, BigDecimal confidence) {}

    /**
     * The facts.
     *
     * @param products grades and materials as written, in order of mention
     * @param price CNY per tonne
     * @param quantity as people write it, {@code 50吨/月}
     * @param timeline the times as said
     * @param competitors suppliers named as alternatives to us
     */
    public record KeyInfo(
            List<String> products,
            Optional<BigDecimal> price,
            Optional<String> quantity,
            Optional<String> timeline,
            List<String> competitors) {
        public KeyInfo {
            products = List.copyOf(products);
            competitors = List.copyOf(competitors);
        }
    }

    /**
     * The customer's attitude toward us.
     *
     * @param score 0 very negative, 0.5 neutral, 1 very positive
     * @param mood a short sentence
     */
    public record Sentiment(SentimentClass overall, BigDecimal score, String mood) {}

    /** How soon to act, and why. */
    public record Urgency(UrgencyLevel level, String reason) {}
}
