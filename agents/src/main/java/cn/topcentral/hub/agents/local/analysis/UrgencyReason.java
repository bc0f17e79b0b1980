package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.local.classify.Reading;
import cn.topcentral.hub.agents.local.classify.Verdict;
import cn.topcentral.hub.agents.local.extract.Extraction;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a communication is as urgent as it is, with the words it follows from. */
final class UrgencyReason {
    private static final Set<String> PRESSING =
            Set.of("stopline", "safety", "now", "today", "tomorrow", "threat", "harm");
    private static final Set<String> RELAXED = Set.of("later", "now~");
    private static final int MOST_WORDS = 3;

    private UrgencyReason() {}

    static String of(Verdict verdict, Reading reading, Extraction facts, Highlights highlights) {
        if (reading.isBlank()) {
            return "没有内容";
        }
        return switch (verdict.urgency()) {
            case HIGH -> high(highlights);
            case MEDIUM -> medium(verdict, facts, highlights);
            case LOW -> low(highlights);
        };
    }

    private static String high(Highlights highlights) {
        List<String> words = highlights.words(PRESSING);
        return words.isEmpty()
                ? highlights.urgency().map(UrgencyReason::quoted).orElse("按内容判断") + "，24小时内要处理"
                : "提到" + quoted(words) + "，24小时内要处理";
    }

    private static String medium(Verdict verdict, Extraction facts, Highlights highlights) {
        List<String> dates = facts.dates().stream().map(DateMention::text).toList();
        if (!dates.isEmpty()) {
            return "提到" + quoted(dates) + "，一周左右要有回应";
        }
        boolean buying = verdict.intent() == IntentCategory.INQUIRY || verdict.intent() == IntentCategory.ORDER;
        if (buying && facts.quantity().isPresent()) {
            return "说了具体的量（" + facts.quantity().get().text() + "），拖久了会凉";
        }
        return highlights.urgency().map(UrgencyReason::quoted).orElse("按内容判断") + "，一周内应有回应";
    }

    private static String low(Highlights highlights) {
        List<String> words = highlights.words(RELAXED);
        return words.isEmpty() ? "没有提出时间要求" : "提到" + quoted(words) + "，不赶时间";
    }

    private static String quoted(List<String> words) {
        return words.stream().limit(MOST_WORDS).map(word -> "“" + word + "”").collect(Collectors.joining());
    }

    private static String quoted(String sentence) {
        return "“" + Summary.shortened(sentence, 24) + "”";
    }
}
