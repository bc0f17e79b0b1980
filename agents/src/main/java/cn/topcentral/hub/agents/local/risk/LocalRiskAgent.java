package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.agents.risk.RiskAssessment.RiskAlert;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A14 by rules and statistics: each kind of risk has a rule, and every sign is measured against the customer's own habit. Thread-safe. */
public final class LocalRiskAgent implements RiskAgent {
    private static final Logger log = LoggerFactory.getLogger(LocalRiskAgent.class);
    private static final GeneratedBy MAKER = GeneratedBy.local("A14", "own-baseline", "1");
    private static final List<RiskRule> RULES = List.of(
            new ChurnRisk(),
            new OrderDecline(),
            new ComplaintEscalation(),
            new CompetitorThreat(),
            new PaymentRisk(),
            new QualityRisk(),
            new RelationshipRisk());

    private final WorkingHours workingHours;

    /** Counts silence and waiting in these hours. */
    public LocalRiskAgent(WorkingHours workingHours) {
        this.workingHours = workingHours;
    }

    private record Proven(RiskAlert alert, List<Indicator> indicators) {}

    @Override
    public Finding<RiskAssessment> assess(CustomerHistory history) {
        CustomerStatistics statistics = CustomerStatistics.of(history, workingHours);
        List<Proven> found = RULES.stream()
                .flatMap(rule -> {
                    List<Indicator> indicators = proven(rule, statistics);
                    return Alerts.of(rule, indicators, statistics).stream().map(alert -> new Proven(alert, indicators));
                })
                .sorted(Comparator.comparing((Proven proven) -> proven.alert().riskScore())
                        .reversed())
                .toList();
        EarlyWarnings warnings = EarlyWarnings.of(statistics);
        return new Finding<>(
                new RiskAssessment(found.stream().map(Proven::alert).toList(), warnings.signals()),
                evidence(found, warnings),
                MAKER);
    }

    /** What no record can be quoted for is not said. */
    private static List<Indicator> proven(RiskRule rule, CustomerStatistics statistics) {
        List<Indicator> all = rule.look(statistics);
        List<Indicator> proven =
                all.stream().filter(indicator -> !indicator.proofs().isEmpty()).toList();
        if (proven.size() < all.size()) {
            log.debug(
                    "Claims dropped for want of evidence customer={} type={} count={}",
                    statistics.history().customer().id().value(),
                    rule.type().code(),
                    all.size() - proven.size());
        }
        return proven;
    }

    private static List<Evidence> evidence(List<Proven> found, EarlyWarnings warnings) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String alert = "/risk_alerts/" + i;
            List<Indicator> indicators = found.get(i).indicators();
            evidence.addAll(indicators.stream()
                    .map(Indicator::proofs)
                    .reduce(Proofs.NONE, Proofs::and)
                    .at(alert));
            for (int j = 0; j < indicators.size(); j++) {
                evidence.addAll(indicators.get(j).proofs().at(alert + "/indicators/" + j));
            }
        }
        evidence.addAll(warnings.evidence());
        return evidence;
    }
}
