package cn.topcentral.hub.agents.advice;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;

/** A13's answer (seed 4.5). */
@JsonNaming(SnakeCaseStrategy.class)
public record MarketingAdvice(
        String customerSegment,
        MarketingStrategy marketingStrategy,
        List<ContentSuggestion> contentSuggestions,
        TimingRecommendations timingRecommendations,
        ChannelStrategy channelStrategy,
        List<CampaignIdea> campaignIdeas,
        CareStrategy careStrategy,
        RetentionPlan retentionPlan) {
    public MarketingAdvice {
        contentSuggestions = List.copyOf(contentSuggestions);
        campaignIdeas = List.copyOf(campaignIdeas);
    }

    /** The line to take. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record MarketingStrategy(String approach, List<String> keyMessages, String valueProposition) {
        public MarketingStrategy {
            keyMessages = List.copyOf(keyMessages);
        }
    }

    /** Something to send or to offer. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ContentSuggestion(String type, String topic, String timing, String channel) {}

    /** When to reach them, from their own rhythm. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record TimingRecommendations(
            List<String> bestContactDays, List<String> bestContactHours, List<String> avoidTimes) {
        public TimingRecommendations {
            bestContactDays = List.copyOf(bestContactDays);
            bestContactHours = List.copyOf(bestContactHours);
            avoidTimes = List.copyOf(avoidTimes);
        }
    }

    /** Where to reach them. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ChannelStrategy(String primary, String secondary, String tertiary, String reason) {}

    /**
     * A campaign.
     *
     * @param expectedResponse 0 to 1
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record CampaignIdea(String name, String target, String offer, BigDecimal expectedResponse) {}

    /** How to care for them. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record CareStrategy(
            boolean birthdayGreeting,
            String holidayGifts,
            boolean quarterlyBusinessReview,
            String industryInsightsSharing) {}

    /** How to keep them. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record RetentionPlan(List<String> riskSignals, List<String> retentionActions) {
        public RetentionPlan {
            riskSignals = List.copyOf(riskSignals);
            retentionActions = List.copyOf(retentionActions);
        }
    }
}
