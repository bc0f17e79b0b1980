package cn.topcentral.hub.bot.report.section;

import cn.topcentral.hub.templates.page.report.Section.Note;
import cn.topcentral.hub.templates.text.CleanText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The agents' codes and numbers in words. */
final class SectionWords {
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private SectionWords() {}

    /** ↑ 上升 */
    static String trend(String code) {
        return switch (code) {
            case "upward", "up", "rising" -> "↑ 上升";
            case "downward", "down", "declining" -> "↓ 下降";
            default -> "→ 平稳";
        };
    }

    /** Of a score of 100. */
    static String grade(int score) {
        return score >= 85 ? "优秀" : score >= 70 ? "良好" : score >= 50 ? "一般" : "较差";
    }

    static String level(String code) {
        return switch (code) {
            case "high" -> "高";
            case "medium" -> "中";
            default -> "低";
        };
    }

    static String tone(String level) {
        return switch (level) {
            case "high" -> "bad";
            case "low" -> "good";
            default -> "plain";
        };
    }

    /** 900万元, 8500元 */
    static String money(BigDecimal yuan) {
        boolean large = yuan.abs().compareTo(TEN_THOUSAND) >= 0;
        BigDecimal shown = large ? yuan.divide(TEN_THOUSAND, 1, RoundingMode.HALF_UP) : yuan;
        return plain(shown) + (large ? "万元" : "元");
    }

    /** 65% */
    static String percent(BigDecimal share) {
        return plain(share.movePointRight(2).setScale(0, RoundingMode.HALF_UP)) + "%";
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    static String line(String text) {
        return CleanText.line(text);
    }

    static String listed(List<String> items) {
        return items.stream()
                .map(CleanText::line)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.joining("；"));
    }

    /** Only those that say something. */
    static List<Note> notes(Note... notes) {
        List<Note> said = new ArrayList<>();
        for (Note note : notes) {
            if (!note.text().isBlank()) {
                said.add(note);
            }
        }
        return said;
    }
}
