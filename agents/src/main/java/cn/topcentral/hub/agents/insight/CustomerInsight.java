package cn.topcentral.hub.agents.insight;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;

/** A11's answer (seed 4.3). Members that the seed does not have are said to be so. */
@JsonNaming(SnakeCaseStrategy.class)
public record CustomerInsight(
        RelationshipHealth relationshipHealth,
        CommunicationPattern communicationPattern,
        DecisionMaking decisionMaking,
        Satisfaction satisfaction,
        Loyalty loyalty,
        String lifecycleStage,
        List<KeyContact> keyContacts,
        NeedsMap needsMap,
        List<Risk> risks,
        List<Opportunity> opportunities) {
    public CustomerInsight {
        keyContacts = List.copyOf(keyContacts);
        risks = List.copyOf(risks);
        opportunities = List.copyOf(opportunities);
    }

    /**
     * How good the relationship is.
     *
     * @param score 0 to 100
     * @param trend {@code upward}, {@code stable} or {@code downward}
     * @param components not in the seed: what the score is made of, in the order of the documentation
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record RelationshipHealth(int score, String trend, String assessment, List<Component> components) {
        public RelationshipHealth {
            components = List.copyOf(components);
        }
    }

    /**
     * A part of a score.
     *
     * @param value 0 to 100
     * @param weight its share of the score, 0 to 1
     * @param explanation the figures behind it in a sentence
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Component(String name, int value, BigDecimal weight, String explanation) {}

    /** How they communicate. Each is a short phrase with its figure; {@code theirResponseSpeed} is not in the seed. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record CommunicationPattern(
            String preferredChannel,
            String preferredTime,
            String frequency,
            String responseSpeed,
            String theirResponseSpeed) {}

    /** How they decide. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record DecisionMaking(String style, List<String> keyFactors, String decisionMaker, String decisionCycle) {
        public DecisionMaking {
            keyFactors = List.copyOf(keyFactors);
        }
    }

    /**
     * How satisfied they are.
     *
     * @param current 1 to 5
     * @param trend {@code up}, {@code stable} or {@code down}
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Satisfaction(BigDecimal current, String trend, List<String> strengths, List<String> painPoints) {
        public Satisfaction {
            strengths = List.copyOf(strengths);
            painPoints = List.copyOf(painPoints);
        }
    }

    /**
     * How likely they stay.
     *
     * @param score 0 to 100
     * @param riskLevel {@code high}, {@code medium} or {@code low}
     * @param retentionProbability 0 to 1
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Loyalty(int score, String riskLevel, BigDecimal retentionProbability) {}

    /**
     * A person who matters.
     *
     * @param influence 0 to 1
     * @param relationship 良好, 一般 or 紧张
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record KeyContact(String name, String role, BigDecimal influence, String relationship) {}

    /** What they need: said now, spoken of for later, and not yet asked for. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record NeedsMap(List<String> current, List<String> future, List<String> latent) {
        public NeedsMap {
            current = List.copyOf(current);
            future = List.copyOf(future);
            latent = List.copyOf(latent);
        }
    }

    /** A risk in a line; A14 has the details. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Risk(String type, String level, String mitigation) {}

    /** An opportunity in a line; A12 has the details. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Opportunity(String type, String potential, String action) {}
}
