package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Claim;
import cn.topcentral.hub.agents.finding.Claims;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.insight.CustomerInsight.Risk;
import cn.topcentral.hub.agents.insight.CustomerInsightAgent;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import cn.topcentral.hub.agents.risk.RiskAssessment.RiskAlert;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.history.CustomerHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A11 by statistics and word lists. Every figure is computed; the formulas are in docs/agents/a11.md. Thread-safe. */
public final class LocalCustomerInsightAgent implements CustomerInsightAgent {
    private static final Logger log = LoggerFactory.getLogger(LocalCustomerInsightAgent.class);
    private static final GeneratedBy MAKER = GeneratedBy.local("A11", "own-statistics", "1");

    private final WorkingHours workingHours;
    private final RiskAgent risks;

    /**
     * @param workingHours in which response times are counted
     * @param risks tells the risks, of which a line each is repeated here
     */
    public LocalCustomerInsightAgent(WorkingHours workingHours, RiskAgent risks) {
        this.workingHours = workingHours;
        this.risks = risks;
    }

    @Override
    public Finding<CustomerInsight> study(CustomerHistory history) {
        CustomerStatistics statistics = CustomerStatistics.of(history, workingHours);
        Reading reading = Reading.of(statistics);
        Health health = Health.of(statistics);
        People people = People.of(reading);
        Staying staying = Staying.of(reading);
        Claims claims = new Claims();
        CustomerInsight insight = new CustomerInsight(
                health.claim(claims),
                Pattern.of(statistics, claims),
                Decisions.of(reading, people, claims),
                Contentment.of(reading, claims),
                staying.loyalty(claims),
                staying.stage(claims),
                claims.list("/key_contacts", people.claims()),
                Needs.of(reading, claims),
                claims.list("/risks", risks(reading)),
                Outlook.opportunities(reading, claims));
        if (claims.dropped() > 0) {
            log.debug(
                    "Claims dropped for want of evidence customer={} count={}",
                    history.customer().id().value(),
                    claims.dropped());
        }
        return new Finding<>(insight, claims.evidence(), MAKER);
    }

    private List<Claim<Risk>> risks(Reading reading) {
        Finding<RiskAssessment> found = risks.assess(reading.statistics().history());
        List<Claim<Risk>> lines = new ArrayList<>();
        List<RiskAlert> alerts = found.result().riskAlerts();
        for (int i = 0; i < alerts.size(); i++) {
            RiskAlert alert = alerts.get(i);
            String place = "/risk_alerts/" + i;
            lines.add(new Claim<>(
                    new Risk(
                            RiskType.valueOf(alert.riskType().toUpperCase(Locale.ROOT))
                                    .label(),
                            alert.riskLevel(),
                            alert.recommendedActions().stream().findFirst().orElse("继续观察")),
                    proofs(found, place)));
        }
        if (found.result().earlyWarningSignals().priceSensitivity().detected()) {
            List<Mention> pressure = reading.pricePressure(CustomerStatistics.YEAR_DAYS);
            pressure.stream()
                    .reduce((first, second) -> second)
                    .ifPresent(newest -> lines.add(new Claim<>(
                            new Risk(
                                    "价格敏感",
                                    found.result()
                                            .earlyWarningSignals()
                                            .priceSensitivity()
                                            .severity(),
                                    "给长期锁价或按量阶梯价，不逐单砍价"),
                            Proofs.of(newest.record(), newest.index()))));
        }
        return lines;
    }

    private static Proofs proofs(Finding<RiskAssessment> found, String place) {
        return Proofs.of(found.evidence().stream()
                .filter(evidence -> evidence.claim().equals(place))
                .toList());
    }
}
