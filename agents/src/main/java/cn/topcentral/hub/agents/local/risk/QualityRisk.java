package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.finding.Quotes;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Episode;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.Pace;
import cn.topcentral.hub.agents.statistics.Remarks;
import cn.topcentral.hub.agents.statistics.Topic;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Quality troubles: more than usual, the same grade again, or with damage to the customer's production. */
final class QualityRisk implements RiskRule {
    private static final int WINDOW_DAYS = 90;
    private static final Set<IntentCategory> REPORTS = Set.of(IntentCategory.COMPLAINT, IntentCategory.AFTER_SALES);
    private static final List<String> DAMAGE =
            List.of("停线", "停产", "停机", "召回", "罚款", "报废", "主机厂", "客诉", "批量不良", "整批", "安全事故", "起火");

    @Override
    public RiskType type() {
        return RiskType.QUALITY_RISK;
    }

    @Override
    public List<Indicator> look(CustomerStatistics statistics) {
        List<HistoryRecord> recent = reports(statistics.theirs(WINDOW_DAYS));
        List<Indicator> found = new ArrayList<>();
        if (!recent.isEmpty()) {
            found.add(count(recent, statistics));
            sameGrade(recent, statistics).ifPresent(found::add);
            damage(recent, statistics).ifPresent(found::add);
        }
        return found;
    }

    private static Indicator count(List<HistoryRecord> recent, CustomerStatistics statistics) {
        Conversation conversation = statistics.conversation();
        List<LocalDate> all = conversation.days(reports(conversation.theirs()));
        Pace pace = statistics.pace(all, WINDOW_DAYS);
        String usual = pace.known() ? "（平时每90天" + Wording.number(pace.baseline()) + "天）" : "";
        boolean usualMuch = pace.known() && pace.baseline() >= 1 && pace.current() <= pace.baseline();
        double weight = Math.min(0.6, 0.1 + 0.15 * pace.current());
        return new Indicator(
                "近90天有" + pace.current() + "天反映质量问题" + usual,
                usualMuch ? weight / 2 : weight,
                Episode.start(all, WINDOW_DAYS),
                Proofs.newest(recent),
                List.of("调出涉及批次的留样和出厂报告，一周内给分析结论"));
    }

    private static Optional<Indicator> sameGrade(List<HistoryRecord> recent, CustomerStatistics statistics) {
        Map<String, Set<LocalDate>> days = new TreeMap<>();
        for (HistoryRecord record : recent) {
            record.analysis()
                    .map(analysis -> analysis.products())
                    .orElse(List.of())
                    .forEach(product -> days.computeIfAbsent(product, unused -> new TreeSet<>())
                            .add(statistics.conversation().day(record.time())));
        }
        return days.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .max(Comparator.comparing((Map.Entry<String, Set<LocalDate>> entry) ->
                                entry.getValue().size())
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(entry -> new Indicator(
                        entry.getKey() + " 90天内" + entry.getValue().size() + "次出问题",
                        0.2,
                        entry.getValue().iterator().next(),
                        Proofs.newest(recent.stream()
                                .filter(record -> record.analysis()
                                        .filter(analysis -> analysis.products().contains(entry.getKey()))
                                        .isPresent())
                                .toList()),
                        List.of("暂扣" + entry.getKey() + "在途和库存批次，复检后再发")));
    }

    private static Optional<Indicator> damage(List<HistoryRecord> recent, CustomerStatistics statistics) {
        List<Mention> said = Mention.in(recent, DAMAGE).stream()
                .filter(mention -> mention.record()
                        .analysis()
                        .filter(analysis -> analysis.sentiment() == SentimentClass.NEGATIVE)
                        .isPresent())
                .filter(mention -> !Remarks.conditional(
                        Quotes.around(mention.record(), mention.index()).orElse("")))
                .toList();
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Mention last = said.get(said.size() - 1);
        return Optional.of(new Indicator(
                "影响到客户生产：" + Phrases.said(last.record(), last.index()),
                0.35,
                statistics.conversation().day(said.get(0).record().time()),
                Proofs.of(last.record(), last.index()),
                List.of("品质负责人到现场确认，先换料保生产")));
    }

    private static List<HistoryRecord> reports(List<HistoryRecord> records) {
        return records.stream()
                .filter(record -> record.analysis()
                        .filter(analysis -> REPORTS.contains(analysis.intent()))
                        .isPresent())
                .filter(record -> record.analysis()
                        .filter(analysis -> analysis.sentiment() == SentimentClass.NEGATIVE
                                || !Remarks.conditional(record.content()))
                        .isPresent())
                .filter(record -> Topic.in(record.content()).containsKey(Topic.QUALITY))
                .toList();
    }
}
