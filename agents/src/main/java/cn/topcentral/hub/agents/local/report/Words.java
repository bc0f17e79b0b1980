package cn.topcentral.hub.agents.local.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, days and other people's words as they stand in a report. */
final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);
    private static final String[] WEEKDAYS = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);

    private static final double FEW = 5;

    private Words() {}

    /** {@code 6月14日（周五）}. */
    static String dayOfWeek(LocalDate day) {
        return DAY.format(day) + "（" + WEEKDAYS[day.getDayOfWeek().getValue() - 1] + "）";
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String stamp(Instant instant, ZoneId zone) {
        return STAMP.format(instant.atZone(zone));
    }

    static String shortStamp(Instant instant, ZoneId zone) {
        return SHORT.format(instant.atZone(zone));
    }

    static String number(BigDecimal value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    /** With one decimal, {@code 9.4}. */
    static String mean(double value) {
        return number(BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP));
    }

    /** {@code 75万元}. */
    static String money(BigDecimal yuan) {
        if (yuan.abs().compareTo(HUNDRED_MILLION) >= 0) {
            return number(yuan.divide(HUNDRED_MILLION, 2, RoundingMode.HALF_UP)) + "亿元";
        }
        return yuan.abs().compareTo(TEN_THOUSAND) >= 0
                ? number(yuan.divide(TEN_THOUSAND, 1, RoundingMode.HALF_UP)) + "万元"
                : number(yuan.setScale(0, RoundingMode.HALF_UP)) + "元";
    }

    /** How many more or fewer: {@code +28%}, or {@code +3.2} where there were too few for a share to mean something. */
    static String change(double now, double before) {
        return before >= FEW || now == before ? growth(now, before) : "%+.1f".formatted(now - before);
    }

    /** How much more or less, {@code +28%}; words where there is nothing to compare with. */
    static String growth(double now, double before) {
        if (before == 0) {
            return now == 0 ? "持平" : "此前没有";
        }
        long percent = Math.round((now - before) * 100 / before);
        return percent == 0 ? "持平" : "%+d%%".formatted(percent);
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "—" : Math.round(part * 100.0 / whole) + "%";
    }

    /** {@code 35分钟}, {@code 2小时5分}. */
    static String duration(Duration time) {
        long minutes = Math.round(time.toSeconds() / 60.0);
        if (minutes < 60) {
            return minutes + "分钟";
        }
        return minutes / 60 + "小时" + (minutes % 60 == 0 ? "" : minutes % 60 + "分");
    }

    /** In one line, without markup, and no longer than so many characters. */
    static String plain(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ");
        int end = line.offsetByCodePoints(0, Math.min(most, line.codePointCount(0, line.length())));
        String cut = end < line.length() ? line.substring(0, end) + "…" : line;
        StringBuilder escaped = new StringBuilder();
        cut.chars().forEach(c -> {
            if ("\\`*_[]<>|#~".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }
}
