package cn.topcentral.hub.bot.study;

import cn.topcentral.hub.storage.history.HistoryRecord;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Levels, trends, money and days in the few characters a card has for them. */
final class StudyWords {
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private StudyWords() {}

    static String level(String code) {
        return switch (code.toLowerCase(Locale.ROOT)) {
            case "high" -> "高";
            case "medium" -> "中";
            case "low" -> "低";
            default -> code;
        };
    }

    /** Pressing ones first. */
    static int rank(String level) {
        return List.of("high", "medium", "low").indexOf(level.toLowerCase(Locale.ROOT));
    }

    static String arrow(String trend) {
        return switch (trend.toLowerCase(Locale.ROOT)) {
            case "upward", "up", "rising" -> "↑";
            case "downward", "down", "declining" -> "↓";
            default -> "→";
        };
    }

    static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    /** In 万 from ten thousand on. */
    static String money(BigDecimal yuan) {
        if (yuan.abs().compareTo(TEN_THOUSAND) < 0) {
            return yuan.setScale(0, RoundingMode.HALF_UP).toPlainString() + "元";
        }
        BigDecimal amount = yuan.divide(
                TEN_THOUSAND, yuan.abs().compareTo(BigDecimal.valueOf(1_000_000)) < 0 ? 1 : 0, RoundingMode.HALF_UP);
        return plain(amount) + "万元";
    }

    /** 15,200 */
    static String number(BigDecimal value) {
        return String.format(
                Locale.ROOT, "%,d", value.setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** 6月15日, with the year when it is another one. */
    static String day(Instant time, Instant now) {
        LocalDate day = ChineseTime.date(time);
        String year = day.getYear() == ChineseTime.date(now).getYear() ? "" : day.getYear() + "年";
        return year + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** When and how something was said: 6月15日 📞 400电话. */
    static String said(HistoryRecord record, Instant now) {
        return day(record.time(), now) + " " + record.type().icon() + " "
                + record.type().label();
    }

    /** What is not blank, in one line. */
    static String joined(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(between));
    }

    static String first(List<String> texts) {
        return Optional.of(texts)
                .filter(list -> !list.isEmpty())
                .map(list -> list.get(0))
                .orElse("");
    }
}
