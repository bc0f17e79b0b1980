package cn.topcentral.hub.agents.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;

/** Figures as a Chinese reader expects them. */
public final class Wording {
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final String[] DAYS = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};

    private Wording() {}

    /** At most one decimal, without a zero at the end: {@code 9}, {@code 2.5}. */
    public static String number(double value) {
        return decimal(value, 1).stripTrailingZeros().toPlainString();
    }

    /** Rounded half up to some decimals. */
    public static BigDecimal decimal(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** {@code 75%}. */
    public static String percent(double share) {
        return decimal(share * 100, 0).toPlainString() + "%";
    }

    /** Of CNY: {@code 75万元}, {@code 8600元}. */
    public static String money(BigDecimal amount) {
        if (amount.abs().compareTo(TEN_THOUSAND) < 0) {
            return amount.setScale(0, RoundingMode.HALF_UP).toPlainString() + "元";
        }
        BigDecimal value = amount.divide(TEN_THOUSAND, 1, RoundingMode.HALF_UP).stripTrailingZeros();
        return value.toPlainString() + "万元";
    }

    /** {@code 50吨}. */
    public static String tonnes(BigDecimal tonnes) {
        return tonnes.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + "吨";
    }

    /** Of working time: {@code 30分钟}, {@code 2.5小时}, {@code 1.5个工作日}. */
    public static String workingTime(double hours, WorkingHours workingHours) {
        double perDay = workingHours.perDay().toSeconds() / 3600.0;
        if (hours >= perDay) {
            return number(hours / perDay) + "个工作日";
        }
        return hours >= 1 ? number(hours) + "小时" : Math.max(1, Math.round(hours * 60)) + "分钟";
    }

    /** {@code 周一}. */
    public static String day(DayOfWeek day) {
        return DAYS[day.getValue() - 1];
    }

    /** {@code 每周2.3天}, {@code 每月1.5天}, or {@code 每年4天} for a number of days in a number of days. */
    public static String frequency(int days, double span) {
        double perWeek = days * 7 / span;
        if (perWeek >= 1) {
            return "每周" + number(perWeek) + "天";
        }
        double perMonth = days * (365 / 12.0) / span;
        return perMonth >= 1 ? "每月" + number(perMonth) + "天" : "每年" + number(days * 365 / span) + "天";
    }
}
