package cn.topcentral.hub.agents.local.risk;

import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.finding.Quotes;
import cn.topcentral.hub.agents.risk.RiskType;
import cn.topcentral.hub.agents.statistics.Conversation;
import cn.topcentral.hub.agents.statistics.CustomerStatistics;
import cn.topcentral.hub.agents.statistics.Episode;
import cn.topcentral.hub.agents.statistics.Pace;
import cn.topcentral.hub.agents.statistics.Wording;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody else comes in: named more often than usual, compared with in price, or already tried out. */
final class CompetitorThreat implements RiskRule {
    private static final int WINDOW_DAYS = 90;

    /** Mentions further apart belong to different attempts. */
    private static final int SAME_ATTEMPT_DAYS = 60;

    private static final List<String> NAMELESS =
            List.of("别家", "别人家", "其他家", "另一家", "别的供应商", "其他供应商", "别的厂家", "其他厂家", "同行", "友商", "竞争对手");

    private static final List<String> CHEAPER = List.of("低", "便宜", "优惠", "报价", "报的", "报了", "单价", "价格", "元", "万");
    private static final List<String> TRIED =
            List.of("试样", "试料", "试模", "试过", "打样", "送样", "样品", "在用", "切换", "转给", "转到", "小批", "拿货");

    @Override
    public RiskType type() {
        return RiskType.COMPETITOR_THREAT;
    }

    @Override
    public List<Indicator> look(CustomerStatistics statistics) {
        List<Indicator> found = new ArrayList<>();
        mentions(statistics).ifPresent(found::add);
        said(statistics, TRIED, "已在接触", 0.35, List.of("要到对方样件或数据，安排我方技术做对比测试")).ifPresent(found::add);
        said(statistics, CHEAPER, "拿来比价", 0.25, List.of("按同牌号、同账期核对对方报价，给出价格方案或总成本对比"))
                .ifPresent(found::add);
        return found;
    }

    /** Competitors named, whether or not it means anything. */
    static Optional<Indicator> mentions(CustomerStatistics statistics) {
        List<HistoryRecord> recent = naming(statistics.theirs(WINDOW_DAYS));
        if (recent.isEmpty()) {
            return Optional.empty();
        }
        Conversation conversation = statistics.conversation();
        List<HistoryRecord> all = naming(conversation.theirs());
        Pace pace = statistics.pace(conversation.days(all), WINDOW_DAYS);
        int days = pace.current();
        double weight = Math.min(0.5, 0.05 + 0.1 * days);
        // Some buyers always name one; it weighs little while it is no more than ever.
        boolean habit = pace.known() && pace.baseline() >= 1 && days <= 1.5 * pace.baseline();
        String usual = pace.known() ? "（平时每90天" + Wording.number(pace.baseline()) + "次）" : "";
        return Optional.of(new Indicator(
                "近90天" + days + "次提到" + names(recent) + usual,
                habit ? weight / 2 : weight,
                began(conversation, all),
                named(recent),
                List.of("问清" + names(recent) + "给的条件和客户的真实顾虑")));
    }

    /** The newest sentence that names one; a list of those present is none. */
    private static Proofs named(List<HistoryRecord> naming) {
        for (int i = naming.size() - 1; i >= 0; i--) {
            HistoryRecord record = naming.get(i);
            for (String competitor : competitors(record)) {
                int index = record.content().indexOf(competitor);
                while (index >= 0) {
                    if (Quotes.around(record, index)
                            .filter(CompetitorThreat::header)
                            .isEmpty()) {
                        return Proofs.of(record, index);
                    }
                    index = record.content().indexOf(competitor, index + competitor.length());
                }
            }
        }
        return Proofs.newest(naming);
    }

    private static boolean header(String sentence) {
        return sentence.startsWith("【") || sentence.startsWith("参加：") || sentence.startsWith("参会：");
    }

    private static Optional<Indicator> said(
            CustomerStatistics statistics, List<String> words, String what, double weight, List<String> actions) {
        List<HistoryRecord> naming = naming(statistics.theirs(WINDOW_DAYS));
        for (int i = naming.size() - 1; i >= 0; i--) {
            HistoryRecord record = naming.get(i);
            for (String competitor : competitors(record)) {
                int index = record.content().indexOf(competitor);
                Optional<String> sentence = index < 0 ? Optional.empty() : Quotes.around(record, index);
                if (sentence.filter(text -> words.stream().anyMatch(text.replace(competitor, "")::contains))
                        .isPresent()) {
                    return Optional.of(new Indicator(
                            what + "：" + Phrases.said(record, index),
                            weight,
                            began(
                                    statistics.conversation(),
                                    naming(statistics.conversation().theirs())),
                            Proofs.of(record, index),
                            actions));
                }
            }
        }
        return Optional.empty();
    }

    private static LocalDate began(Conversation conversation, List<HistoryRecord> naming) {
        return Episode.start(conversation.days(naming), SAME_ATTEMPT_DAYS);
    }

    private static List<HistoryRecord> naming(List<HistoryRecord> records) {
        return records.stream().filter(record -> !competitors(record).isEmpty()).toList();
    }

    private static List<String> competitors(HistoryRecord record) {
        return record.analysis().map(analysis -> analysis.competitors()).orElse(List.of()).stream()
                .filter(name -> !name.isBlank())
                .toList();
    }

    private static String names(List<HistoryRecord> records) {
        Map<String, Long> counts = records.stream()
                .flatMap(record -> competitors(record).stream())
                .collect(Collectors.groupingBy(name -> name, LinkedHashMap::new, Collectors.counting()));
        boolean anyByName = !NAMELESS.containsAll(counts.keySet());
        return counts.entrySet().stream()
                .filter(entry -> !anyByName || !NAMELESS.contains(entry.getKey()))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(3)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining("、"));
    }
}
