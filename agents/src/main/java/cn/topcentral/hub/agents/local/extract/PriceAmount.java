package cn.topcentral.hub.agents.local.extract;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns an amount as said, with the unit where one is said, into CNY per tonne. */
final class PriceAmount {
    /** 八块二, 14块6, 四块三毛五, 9,480元, 1.52万. */
    static final String AMOUNT = "(?:" + Numerals.NUMBER
            + ")(?:\\s?块(?:钱)?(?:[\\d零一二两三四五六七八九]{1,2}(?:毛[\\d一二三四五六七八九]?)?)?|\\s?万?\\s?(?:元|圆|RMB|CNY|人民币))?";

    private static final Pattern POCKET = Pattern.compile(
            "(?<yuan>.+?)块(?:钱|整)?(?<tenths>[\\d零一二两三四五六七八九]{1,2})?(?:毛(?<hundredths>[\\d一二三四五六七八九])?)?");
    private static final Pattern MONEY_WORD = Pattern.compile("\\s|元|圆|RMB|CNY|人民币", Pattern.CASE_INSENSITIVE);
    private static final BigDecimal KILOGRAMS = new BigDecimal(1000);
    private static final BigDecimal JIN = new BigDecimal(2000);
    private static final BigDecimal LOWEST = new BigDecimal(1500);
    private static final BigDecimal HIGHEST = new BigDecimal(150_000);
    private static final BigDecimal LOWEST_UNMARKED = new BigDecimal(4000);
    private static final BigDecimal HIGHEST_UNMARKED = new BigDecimal(45_000);
    private static final Pattern HUNDREDS_LEFT_OUT = Pattern.compile("(.万零[一二两三四五六七八九])$");
    private static final BigDecimal LARGEST_PER_KILOGRAM = new BigDecimal(100);

    private PriceAmount() {}

    /** Per tonne, of an amount for a unit. */
    static Optional<BigDecimal> perTonne(String amount, String unit) {
        return value(amount)
                .map(value -> value.multiply(factor(unit)))
                .filter(PriceAmount::plausible)
                .map(PriceAmount::tidy);
    }

    /** Per tonne, of an amount without a unit: below a hundred people mean a kilogram, else a tonne. */
    static Optional<BigDecimal> perTonne(String amount) {
        return value(amount)
                .map(value -> value.compareTo(LARGEST_PER_KILOGRAM) < 0 ? value.multiply(KILOGRAMS) : value)
                .filter(PriceAmount::plausible)
                .map(PriceAmount::tidy);
    }

    /** Whether an amount without a unit is of the size of our prices; with one, more is believed. */
    static boolean unmarkedPlausible(BigDecimal perTonne) {
        return perTonne.compareTo(LOWEST_UNMARKED) >= 0 && perTonne.compareTo(HIGHEST_UNMARKED) <= 0;
    }

    private static Optional<BigDecimal> value(String said) {
        // 一万零三 is 10,003 to a mathematician and 10,300 to a buyer.
        String amount = HUNDREDS_LEFT_OUT.matcher(said.strip()).replaceFirst("$1百");
        Matcher pocket = POCKET.matcher(amount.strip());
        if (!pocket.matches()) {
            return Numerals.value(MONEY_WORD.matcher(amount).replaceAll(""));
        }
        BigDecimal small = digits(pocket.group("tenths"), 1).add(digits(pocket.group("hundredths"), 2));
        return Numerals.value(pocket.group("yuan").strip()).map(yuan -> yuan.add(small));
    }

    /** 8块6 is 8.6 and 8块65 is 8.65: the digits after 块 are decimals. */
    private static BigDecimal digits(@Nullable String said, int place) {
        if (said == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = Numerals.value(said).orElse(BigDecimal.ZERO);
        return value.movePointLeft(place + said.length() - 1);
    }

    private static BigDecimal factor(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "公斤", "千克", "kg", "kgs", "kilo" -> KILOGRAMS;
            case "斤" -> JIN;
            default -> BigDecimal.ONE;
        };
    }

    private static boolean plausible(BigDecimal perTonne) {
        return perTonne.compareTo(LOWEST) >= 0 && perTonne.compareTo(HIGHEST) <= 0;
    }

    private static BigDecimal tidy(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
