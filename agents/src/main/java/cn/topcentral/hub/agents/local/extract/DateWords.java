package cn.topcentral.hub.agents.local.extract;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pieces that times are written with. */
final class DateWords {
    static final String NOT_INSIDE = "(?<![A-Za-z0-9./\\-])";
    static final String MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])";
    static final String DAY = "(?:[12]\\d|3[01]|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])";
    static final String YEAR = "(?:20\\d\\d年|(?<!\\d)2\\d年|今年|明年|去年|后年|前年|本年|上年)";
    static final String TO = "\\s?(?:-{1,2}|~|到|至)\\s?";
    static final String WEEKDAY = "[一二三四五六日天1-6]";
    private static final String DAYPART = "(?:凌晨|清早|一大早|一早|早上|早晨|上午|中午|午前|下午|傍晚|晚上|晚间|夜里|半夜|下班|早|晚)";
    private static final String HOUR = "(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})";
    static final String CLOCK_TIME = HOUR + "\\s?(?::\\d{2}|点(?:半|钟|整|\\d{1,2}分?|[一二三四五]?十?五?分)?|时(?!间|候))";
    /** The time of day and the bound that may follow a day. */
    static final String TAIL = "(?:\\s?[(]?(?:周|星期|礼拜)[一二三四五六日天][)]?)?(?:\\s?" + DAYPART + ")?(?:\\s?" + CLOCK_TIME
            + ")?" + "(?:\\s?(?:之前|以前|前(?![面期后天台往端几])|之内|以内|内(?![部容饰胆])|截止|以后|之后|后(?![续面天期来道备])|起(?![码订])))?";

    private DateWords() {}

    /** A number of a date, Chinese or not; 0 when there is none. */
    static int number(@Nullable String said) {
        if (said == null) {
            return 0;
        }
        String text = said.replace("廿", "二十");
        return Numerals.value(text).map(BigDecimal::intValue).orElse(0);
    }

    /** The year a year word means. */
    static Optional<Integer> year(@Nullable String said, int now) {
        if (said == null) {
            return Optional.empty();
        }
        String digits = said.replaceAll("\\D", "");
        if (!digits.isEmpty()) {
            int number = Integer.parseInt(digits);
            return Optional.of(number < 100 ? 2000 + number : number);
        }
        return Optional.of(
                switch (said.charAt(0)) {
                    case '明', '下' -> now + 1;
                    case '去', '上' -> now - 1;
                    case '后' -> now + 2;
                    case '前' -> now - 2;
                    default -> now;
                });
    }

    /** How many weeks or months away 下下, 下, 这 and 上 are. */
    static int distance(@Nullable String said) {
        if (said == null || said.isEmpty()) {
            return 0;
        }
        int step = said.startsWith("下") ? 1 : said.startsWith("上") ? -1 : 0;
        return said.startsWith("下下") || said.startsWith("上上") ? 2 * step : step;
    }

    static DayOfWeek weekday(String said) {
        int index = "一二三四五六日".indexOf(said.replace('天', '日').charAt(0));
        return DayOfWeek.of(index >= 0 ? index + 1 : Integer.parseInt(said));
    }
}
