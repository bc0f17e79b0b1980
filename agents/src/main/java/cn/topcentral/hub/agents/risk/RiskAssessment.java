package cn.topcentral.hub.agents.risk;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A14's answer (seed 4.6). */
@JsonNaming(SnakeCaseStrategy.class)
public record RiskAssessment(List<RiskAlert> riskAlerts, EarlyWarningSignals earlyWarningSignals) {
    public RiskAssessment {
        riskAlerts = List.copyOf(riskAlerts);
    }

    /**
     * Something that somebody should look at.
     *
     * @param alertId {@code RISK-202406-001}; stays the same while the risk does
     * @param riskType one of {@link RiskType}'s codes
     * @param riskLevel {@code high}, {@code medium} or {@code low}
     * @param riskScore 0 to 100
     * @param indicators what was noticed, each with its figure
     * @param triggeredAt when the condition began, by the records
     * @param escalationTo {@code sales_director} or {@code sales_manager}, when it is required
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record RiskAlert(
            String alertId,
            String customerId,
            String customerName,
            String riskType,
            String riskLevel,
            int riskScore,
            List<String> indicators,
            LocalDate triggeredAt,
            String expectedImpact,
            List<String> recommendedActions,
            boolean escalationRequired,
            Optional<String> escalationTo) {
        public RiskAlert {
            indicators = List.copyOf(indicators);
            recommendedActions = List.copyOf(recommendedActions);
        }
    }

    /** Signs before there is a risk. The seed names two; {@code silence} is ours. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record EarlyWarningSignals(
            CommunicationDecline communicationDecline, PriceSensitivity priceSensitivity, Silence silence) {}

    /**
     * Less talk than there was.
     *
     * @param metric what is counted
     * @param current of the last 30 days
     * @param baseline the customer's own usual number in as many days
     * @param trend {@code declining}, {@code stable} or {@code rising}
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record CommunicationDecline(
            boolean detected, String metric, int current, BigDecimal baseline, String trend) {}

    /** Talk about prices. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record PriceSensitivity(boolean detected, String evidence, String severity) {}

    /**
     * The silence radar: this customer's silence against its own rhythm.
     *
     * @param daysSilent since the customer's last word
     * @param usualDays the usual gap between the customer's words; empty while there are too few to tell
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Silence(boolean detected, int daysSilent, Optional<BigDecimal> usualDays, String explanation) {}
}
