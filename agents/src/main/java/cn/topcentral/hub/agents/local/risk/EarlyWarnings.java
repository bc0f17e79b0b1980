package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.risk.RiskAssessment.CommunicationDecline;
import cn.topcentral.hub.agents.risk.RiskAssessment.EarlyWarningSignals;
import cn.topcentral.hub.agents.risk.RiskAssessment.PriceSensitivity;
import cn.topcentral.hub.agents.risk.RiskAssessment.Silence;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.Cues;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.Pace;
import cn.topcentral.hub.agents.statistics.Rhythm;
import cn.topcentral.hub.agents.statistics.Trend;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The signals that are told even when there is no risk. */
final class EarlyWarnings {
    private static final int LAST_DAYS = 5;
    private static final int SENSITIVE_FROM = 3;

    private final EarlyWarningSignals signals;
    private final List<Evidence> evidence = new ArrayList<>();

    private EarlyWarnings(CustomerStatistics statistics) {
        this.signals = new EarlyWarningSignals(decline(statistics), priceSensitivity(statistics), silence(statistics));
    }

    static EarlyWarnings of(CustomerStatistics statistics) {
        return new EarlyWarnings(statistics);
    }

    EarlyWarningSignals signals() {
        return signals;
    }

    List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    private CommunicationDecline decline(CustomerStatistics statistics) {
        Pace pace = statistics.pace();
        prove("communication_decline", Proofs.newest(statistics.conversation().theirs()));
        return new CommunicationDecline(
                pace.trend() == Trend.DECLINING,
                "30天沟通次数",
                pace.current(),
                Wording.decimal(pace.baseline(), 1),
                pace.trend().name().toLowerCase(Locale.ROOT));
    }

    private PriceSensitivity priceSensitivity(CustomerStatistics statistics) {
        Conversation conversation = statistics.conversation();
        List<LocalDate> days = statistics.theirDays();
        List<LocalDate> last = days.subList(Math.max(0, days.size() - LAST_DAYS), days.size());
        Set<LocalDate> recent = new HashSet<>(last);
        List<HistoryRecord> records = conversation.theirs().stream()
                .filter(record -> recent.contains(conversation.day(record.time())))
                .toList();
        List<Mention> pressing = Mention.in(records, Cues.PRICE_PRESSURE);
        int count = conversation
                .days(pressing.stream().map(Mention::record).toList())
                .size();
        boolean detected = count >= SENSITIVE_FROM;
        Optional<Mention> newest =
                pressing.isEmpty() ? Optional.empty() : Optional.of(pressing.get(pressing.size() - 1));
        prove(
                "price_sensitivity",
                newest.map(mention -> Proofs.of(mention.record(), mention.index()))
                        .orElseGet(() -> Proofs.newest(records)));
        return new PriceSensitivity(
                detected,
                last.isEmpty()
                        ? "还没有客户的来信或通话"
                        : "最近" + last.size() + "次沟通中" + (count == 0 ? "没有嫌贵或要求降价" : count + "次嫌贵或要求降价"),
                detected ? (count == LAST_DAYS ? Alerts.HIGH : Alerts.MEDIUM) : Alerts.LOW);
    }

    private Silence silence(CustomerStatistics statistics) {
        Rhythm rhythm = statistics.rhythm();
        prove("silence", Proofs.newest(statistics.conversation().theirs()));
        return new Silence(
                rhythm.silent(),
                rhythm.silentDays(),
                rhythm.known() ? Optional.of(Wording.decimal(rhythm.gaps().median(), 1)) : Optional.empty(),
                explanation(rhythm));
    }

    private static String explanation(Rhythm rhythm) {
        if (rhythm.events() == 0) {
            return "还没有客户的来信或通话";
        }
        String last = rhythm.silentDays() == 0 ? "今天刚有来往" : "已" + rhythm.silentDays() + "天没有消息";
        if (!rhythm.known()) {
            return "只在" + rhythm.events() + "天里有来往，看不出规律；" + last;
        }
        return "平时" + Phrases.every(rhythm) + "联系一次，" + last + (rhythm.silent() ? "" : "，正常");
    }

    private void prove(String signal, Proofs proofs) {
        evidence.addAll(proofs.at("/early_warning_signals/" + signal));
    }
}
