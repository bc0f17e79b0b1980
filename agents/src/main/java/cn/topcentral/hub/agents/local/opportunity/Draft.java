package cn.topcentral.hub.agents.local.opportunity;

import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.local.words.Claim;
import cn.topcentral.hub.agents.local.words.Proof;
import cn.topcentral.hub.agents.opportunity.Opportunities;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An opportunity before it has its number and its place.
 *
 * @param key what it is about; the same for the same opportunity whenever it is looked at
 * @param since when it was first mentioned
 */
record Draft(
        String key,
        Instant since,
        String type,
        Claim<String> description,
        String product,
        Optional<String> quantity,
        Optional<BigDecimal> value,
        BigDecimal probability,
        LocalDate expectedClose,
        Stage stage,
        List<Claim<String>> competitors,
        List<Claim<String>> strengths,
        List<Claim<String>> risks,
        List<String> actions,
        String urgency) {
    static final String EXPLICIT = "explicit";
    static final String IMPLICIT = "implicit";

    Draft {
        competitors = List.copyOf(competitors);
        strengths = List.copyOf(strengths);
        risks = List.copyOf(risks);
        actions = List.copyOf(actions);
    }

    Opportunities.Opportunity numbered(String id) {
        return new Opportunities.Opportunity(
                id,
                type,
                description.value(),
                product,
                quantity,
                value,
                probability,
                Optional.of(expectedClose),
                stage.label(),
                Claim.values(competitors),
                Claim.values(strengths),
                Claim.values(risks),
                actions,
                urgency);
    }

    List<Evidence> evidence(String pointer) {
        List<Evidence> evidence = new ArrayList<>(description.under(pointer));
        evidence.addAll(Claim.evidence(competitors, pointer + "/competitors"));
        evidence.addAll(Claim.evidence(strengths, pointer + "/winning_factors"));
        evidence.addAll(Claim.evidence(risks, pointer + "/risk_factors"));
        return evidence;
    }

    /** A description with several proofs, where there is at least one. */
    static Optional<Claim<String>> described(String text, List<Proof> proofs) {
        List<Proof> distinct = proofs.stream().distinct().limit(3).toList();
        return distinct.isEmpty() ? Optional.empty() : Optional.of(new Claim<>(text, distinct));
    }
}
