package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.local.classify.Reading;
import cn.topcentral.hub.agents.local.classify.Verdict;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The customer's attitude as a number and as a sentence. */
final class Mood {
    private static final double STRONG = 0.15;
    private static final int MOST_REASONS = 2;

    /** Where neutral ends on both sides, so that score and class never contradict each other. */
    private static final double NEUTRAL_FROM = 0.4;

    private static final double NEUTRAL_TO = 0.6;

    private static final Map<String, String> GOOD = reasons(
            "keen", "有明确的合作或采购意愿",
            "praise", "认可我们的产品或服务",
            "report.good", "见面时态度友好",
            "thanks.more", "诚意致谢",
            "thanks", "表示感谢",
            "greeting", "送来问候",
            "happyface", "语气轻松");

    private static final Map<String, String> BAD = reasons(
            "threat", "有转单或升级投诉的意思",
            "harm", "已经造成损失",
            "sarcasm", "话里带刺",
            "lean.away", "在看别的供应商",
            "repeat", "对反复出现的问题失去耐心",
            "blame", "认为责任在我们",
            "demand", "要求给出交代",
            "report.bad", "见面时态度冷淡",
            "displeased", "流露失望或不满",
            "wrong", "对出现的问题不满");

    private Mood() {}

    private static Map<String, String> reasons(String... cuesAndWords) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (int i = 0; i < cuesAndWords.length; i += 2) {
            reasons.put(cuesAndWords[i], cuesAndWords[i + 1]);
        }
        return reasons;
    }

    /** 0.5 plus half of what speaks for a positive attitude beyond what speaks for a negative one, kept within the range of the class. */
    static BigDecimal score(Verdict verdict) {
        double balance = 0.5 + (verdict.positive() - verdict.negative()) / 2;
        return LocalCommunicationAnalyst.share(
                switch (verdict.sentiment()) {
                    case POSITIVE -> Math.max(NEUTRAL_TO, balance);
                    case NEUTRAL -> Math.min(NEUTRAL_TO, Math.max(NEUTRAL_FROM, balance));
                    case NEGATIVE -> Math.min(NEUTRAL_FROM, balance);
                });
    }

    static String of(Verdict verdict, Reading reading, Highlights highlights) {
        if (reading.isBlank()) {
            return "没有可以判断的内容";
        }
        return switch (verdict.sentiment()) {
            case POSITIVE -> with("客户态度积极", GOOD, highlights);
            case NEUTRAL -> reading.isOursAlone() ? "我方发出，看不出客户态度" : "客户语气平和，就事论事";
            case NEGATIVE -> with(score(verdict).doubleValue() <= STRONG ? "客户很不满" : "客户不太满意", BAD, highlights);
        };
    }

    private static String with(String mood, Map<String, String> reasons, Highlights highlights) {
        List<String> given = reasons.entrySet().stream()
                .filter(reason -> highlights.has(reason.getKey()))
                .map(Map.Entry::getValue)
                .limit(MOST_REASONS)
                .toList();
        return given.isEmpty() ? mood : given.stream().collect(Collectors.joining("，", mood + "，", ""));
    }
}
