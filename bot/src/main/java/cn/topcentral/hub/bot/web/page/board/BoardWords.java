package cn.topcentral.hub.bot.web.page.board;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The board's numbers as people read them. */
final class BoardWords {
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private BoardWords() {}

    /** 90万元, 3200元. */
    static String money(BigDecimal yuan) {
        return yuan.compareTo(TEN_THOUSAND) >= 0
                ? yuan.divide(TEN_THOUSAND, 0, RoundingMode.HALF_UP).toPlainString() + "万元"
                : yuan.setScale(0, RoundingMode.HALF_UP).toPlainString() + "元";
    }

    /** 62%. */
    static String percent(long part, long whole) {
        return whole == 0 ? "–" : Math.round(100.0 * part / whole) + "%";
    }
}
