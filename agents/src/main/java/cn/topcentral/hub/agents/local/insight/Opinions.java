package cn.topcentral.hub.agents.local.insight;

import cn.topcentral.hub.agents.finding.Claim;
import cn.topcentral.hub.agents.finding.Proofs;
import cn.topcentral.hub.agents.finding.Quotes;
import cn.topcentral.hub.agents.local.insight.Reading.Raised;
import cn.topcentral.hub.agents.statistics.Cues;
import cn.topcentral.hub.agents.statistics.Mention;
import cn.topcentral.hub.agents.statistics.Remarks;
import cn.topcentral.hub.agents.statistics.Topic;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What they praise and what they complain of, clause by clause, because 质量没得说，就是交期慢 says both. */
final class Opinions {
    private static final int MOST = 4;
    private static final String CLAUSE_ENDS = "，。！？；,!?;\n";
    private static final List<String> PRAISE = List.of(
            "不错",
            "很好",
            "挺好",
            "真好",
            "稳定",
            "满意",
            "很快",
            "及时",
            "认可",
            "靠谱",
            "放心",
            "给力",
            "专业",
            "实在",
            "没得说",
            "点赞",
            "优秀",
            "合格",
            "通过",
            "一直好",
            "比较好",
            "good",
            "excellent");
    private static final List<String> BLAME = List.of(
            "不好", "不稳", "不满意", "不及时", "不行", "不合格", "没通过", "差", "慢", "贵", "问题", "投诉", "不专业", "不放心", "高了", "拖", "晚", "不良",
            "开裂", "发脆", "超标", "断供", "缺货", "没人回", "没人管", "踢皮球", "不回");

    /** Words that hold a word of blame and blame nobody. */
    private static final List<String> HARMLESS = List.of(
            "没问题", "没有问题", "问题不大", "差不多", "公差", "温差", "出差", "晚上", "今晚", "慢慢", "晚点", "不贵", "不差", "价差", "差价", "偏差");

    /** Praise in such a sentence is asked for or doubted, not given. */
    private static final List<String> DOUBTS = List.of(
            "顾虑", "担心", "犹豫", "怕", "如果", "要是", "希望", "是否", "能不能", "会不会", "吗", "？", "?", "才能", "前提", "保证", "要求", "还没");

    private Opinions() {}

    static List<Claim<String>> strengths(Reading reading) {
        return ranked(
                reading,
                reading.raised().stream()
                        .filter(item -> !Reading.feels(item.record(), SentimentClass.NEGATIVE))
                        .filter(item -> has(clause(item), PRAISE) && !blames(item) && !doubts(item))
                        .toList(),
                "认可");
    }

    static List<Claim<String>> painPoints(Reading reading) {
        List<Raised> blamed = new ArrayList<>(reading.raised().stream()
                .filter(item -> Reading.feels(item.record(), SentimentClass.NEGATIVE)
                        || Reading.about(item.record(), Set.of(IntentCategory.COMPLAINT)))
                .filter(item -> blames(item) && !Remarks.conditional(sentence(item)))
                .toList());
        // Who finds it dear says so in a neutral tone.
        for (Mention mention : Mention.in(reading.theirs(), Cues.DEAR)) {
            blamed.add(new Raised(mention.record(), Topic.PRICE, mention.index()));
        }
        return ranked(reading, blamed, "抱怨");
    }

    private static List<Claim<String>> ranked(Reading reading, List<Raised> items, String verb) {
        Map<Topic, List<Raised>> byTopic = new EnumMap<>(Topic.class);
        items.forEach(item -> byTopic.computeIfAbsent(item.topic(), unused -> new ArrayList<>())
                .add(item));
        return byTopic.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Topic, List<Raised>> entry) -> days(reading, entry.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .map(entry -> new Claim<>(
                        entry.getKey().label() + "（" + verb + days(reading, entry.getValue()) + "次）",
                        best(entry.getValue())))
                .toList();
    }

    private static int days(Reading reading, List<Raised> items) {
        return reading.days(items.stream().map(Raised::record).toList());
    }

    private static boolean blames(Raised item) {
        String clause = clause(item);
        for (String harmless : HARMLESS) {
            clause = clause.replace(harmless, "");
        }
        return has(clause, BLAME);
    }

    private static boolean doubts(Raised item) {
        return has(sentence(item), DOUBTS);
    }

    private static String sentence(Raised item) {
        return Quotes.around(item.record(), item.index()).orElse("");
    }

    private static boolean strong(Raised item) {
        return Reading.feels(item.record(), SentimentClass.NEGATIVE)
                || Reading.feels(item.record(), SentimentClass.POSITIVE);
    }

    private static Proofs best(List<Raised> items) {
        Raised best = items.stream()
                .max(Comparator.comparing(Opinions::strong)
                        .thenComparing(item -> item.record().time())
                        .thenComparing(item -> item.record().id().value()))
                .orElseThrow();
        return best.proofs();
    }

    private static String clause(Raised item) {
        HistoryRecord record = item.record();
        String content = record.content();
        int start = item.index();
        while (start > 0 && CLAUSE_ENDS.indexOf(content.charAt(start - 1)) < 0) {
            start--;
        }
        int end = item.index();
        while (end < content.length() && CLAUSE_ENDS.indexOf(content.charAt(end)) < 0) {
            end++;
        }
        return content.substring(start, end);
    }

    private static boolean has(String clause, List<String> words) {
        return words.stream().anyMatch(clause::contains);
    }
}
