package cn.topcentral.hub.agents.local.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** Days and money as sales people write them. */
public final class Wording {
    private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");

    private Wording() {}

    /** {@code 6月7日}, with the year when it is not this one. */
    public static String day(Instant time, Instant asOf, ZoneId zone) {
        return day(LocalDate.ofInstant(time, zone), LocalDate.ofInstant(asOf, zone));
    }

    /** {@code 6月7日}, with the year when it is not this one. */
    public static String day(LocalDate day, LocalDate today) {
        String year = day.getYear() == today.getYear() ? "" : day.getYear() + "年";
        return year + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** {@code 912万元}, below ten thousand {@code 7,500元}. */
    public static String money(BigDecimal yuan) {
        if (yuan.compareTo(TEN_THOUSAND) < 0) {
            return grouped(yuan) + "元";
        }
        BigDecimal tenThousands = yuan.divide(TEN_THOUSAND, 1, RoundingMode.HALF_UP);
        BigDecimal shown = tenThousands.compareTo(BigDecimal.TEN) < 0
                ? tenThousands.stripTrailingZeros()
                : tenThousands.setScale(0, RoundingMode.HALF_UP);
        return shown.toPlainString() + "万元";
    }

    /** {@code 15,200元/吨}. */
    public static String price(BigDecimal perTonne) {
        return grouped(perTonne) + "元/吨";
    }

    /** {@code 15%} for 0.153. */
    public static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    private static String grouped(BigDecimal number) {
        return String.format(
                Locale.ROOT, "%,d", number.setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }
}
