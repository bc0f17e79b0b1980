package cn.topcentral.hub.agents.opportunity;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A12's answer (seed 4.4). Money is in CNY. */
@JsonNaming(SnakeCaseStrategy.class)
public record Opportunities(
        List<Opportunity> opportunities, List<CrossSell> crossSellOpportunities, List<UpSell> upSellOpportunities) {
    public Opportunities {
        opportunities = List.copyOf(opportunities);
        crossSellOpportunities = List.copyOf(crossSellOpportunities);
        upSellOpportunities = List.copyOf(upSellOpportunities);
    }

    /**
     * A sale that may come.
     *
     * @param id {@code OPP-202406-001}; stays the same while the opportunity does
     * @param type {@code explicit}: they asked; {@code implicit}: we infer it
     * @param estimatedValue of a year for repeated needs, of the deal otherwise; empty when neither price nor quantity is known
     * @param probability 0 to 1
     * @param stage 询价, 样品, 试模, 小单 or 批量
     * @param urgency {@code high}, {@code medium} or {@code low}
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Opportunity(
            String id,
            String type,
            String description,
            String product,
            Optional<String> quantity,
            Optional<BigDecimal> estimatedValue,
            BigDecimal probability,
            Optional<LocalDate> expectedCloseDate,
            String stage,
            List<String> competitors,
            List<String> winningFactors,
            List<String> riskFactors,
            List<String> recommendedActions,
            String urgency) {
        public Opportunity {
            competitors = List.copyOf(competitors);
            winningFactors = List.copyOf(winningFactors);
            riskFactors = List.copyOf(riskFactors);
            recommendedActions = List.copyOf(recommendedActions);
        }
    }

    /** Something else they may need. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record CrossSell(String product, String reason, Optional<BigDecimal> potentialValue, String approach) {}

    /** Something better than what they buy. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record UpSell(String current, String upgrade, String reason, Optional<BigDecimal> potentialValue) {}
}
