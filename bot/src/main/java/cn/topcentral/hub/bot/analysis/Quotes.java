package cn.topcentral.hub.bot.analysis;

import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import java.util.List;
import java.util.Locale;

/** The evidence of an answer as people read it: a line of quote under the claim. */
final class Quotes {
    private final List<Evidence> evidence;

    Quotes(Finding<?> finding) {
        this.evidence = finding.evidence();
    }

    /** The first quotes for a claim, and for the parts of it, each once; one line each, indented. */
    List<String> lines(String claim, int most) {
        return evidence.stream()
                .filter(found -> found.claim().equals(claim) || found.claim().startsWith(claim + "/"))
                .map(found -> "     依据 %s “%s”".formatted(found.recordId(), oneLine(found.quote())))
                .distinct()
                .limit(most)
                .toList();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** A level or trend in Chinese; a word that is none stays as it is. */
    static String word(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "high" -> "高";
            case "medium" -> "中";
            case "low" -> "低";
            case "upward", "up", "rising" -> "上升";
            case "downward", "down", "declining" -> "下降";
            case "stable" -> "稳定";
            case "explicit" -> "明确";
            case "implicit" -> "潜在";
            case "sales_director" -> "销售总监";
            case "sales_manager" -> "销售经理";
            default -> code;
        };
    }
}
