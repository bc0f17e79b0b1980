package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.Cues;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.Pace;
import cn.topcentral.hub.agents.statistics.Trend;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** They leave: silence, decline, no more orders, or words to that effect. What else is amiss only makes it worse. */
final class ChurnRisk implements RiskRule {
    private static final int RECENT_DAYS = 60;

    @Override
    public RiskType type() {
        return RiskType.CHURN_RISK;
    }

    @Override
    public List<Indicator> look(CustomerStatistics statistics) {
        List<Indicator> found = new ArrayList<>();
        Contact.silence(statistics).ifPresent(found::add);
        Contact.decline(statistics).ifPresent(found::add);
        leaving(statistics).ifPresent(found::add);
        OrderDecline.silence(statistics, 0.3).ifPresent(found::add);
        if (!found.isEmpty()) {
            fewerInquiries(statistics).ifPresent(found::add);
            CompetitorThreat.mentions(statistics)
                    .map(indicator -> lighter(indicator, 0.15))
                    .ifPresent(found::add);
            PaymentRisk.overdue(statistics)
                    .map(indicator -> lighter(indicator, 0.1))
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Indicator> leaving(CustomerStatistics statistics) {
        List<Mention> said = Mention.in(statistics.theirs(RECENT_DAYS), Cues.LEAVING);
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new Indicator(
                        "客户说" + Phrases.said(last(said).record(), last(said).index()),
                        0.45,
                        Phrases.since(statistics, Cues.LEAVING, RECENT_DAYS),
                        Proofs.of(last(said).record(), last(said).index()),
                        List.of("销售负责人48小时内登门，当面听清要走的原因")));
    }

    private static Optional<Indicator> fewerInquiries(CustomerStatistics statistics) {
        List<HistoryRecord> inquiries = statistics.conversation().theirs().stream()
                .filter(record -> record.analysis()
                        .filter(analysis -> analysis.intent() == IntentCategory.INQUIRY)
                        .isPresent())
                .toList();
        Conversation conversation = statistics.conversation();
        Pace pace = statistics.pace(conversation.days(inquiries), RECENT_DAYS);
        return pace.trend() == Trend.DECLINING
                ? Optional.of(new Indicator(
                        "近60天询价" + pace.current() + "次，平时" + Wording.number(pace.baseline()) + "次",
                        0.15,
                        conversation.day(inquiries.get(inquiries.size() - 1).time()),
                        Proofs.newest(inquiries),
                        List.of()))
                : Optional.empty();
    }

    private static Indicator lighter(Indicator indicator, double weight) {
        return new Indicator(indicator.text(), weight, indicator.since(), indicator.proofs(), List.of());
    }

    private static Mention last(List<Mention> mentions) {
        return mentions.get(mentions.size() - 1);
    }
}
