package cn.topcentral.hub.agents.llm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers in a text, to find those that a model made up: {@code 1.5万}, {@code 15,200}, {@code 十五吨} with what they multiply to. Thread-safe.
 */
public final class Figures {
    private static final Pattern NUMBER =
            Pattern.compile("(?<![A-Za-z\\d.])(?<![A-Za-z]-)(\\d[\\d,，]*(?:\\.\\d+)?)\\s*([万千百亿kK]?)");
    private static final Pattern CHINESE = Pattern.compile("[零〇一二两三四五六七八九十百千万亿点]{1,14}");
    private static final Pattern REACTION_TIME =
            Pattern.compile("\\d+\\s*[-~至到]?\\s*\\d*\\s*个?(?:小时|分钟|天|日|工作日|周)(?:之?内|以内)");
    private static final String DIGITS = "零一二三四五六七八九";
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");

    private final Set<BigDecimal> known = new TreeSet<>();

    /** The numbers that may be used. */
    public Figures(List<String> sources) {
        for (String source : sources) {
            known.addAll(in(source));
        }
    }

    /** Whether every number in digits comes from the sources. */
    public boolean bearOut(String text) {
        return digits(text).stream().allMatch(this::knows);
    }

    /** The same for advice, which may say how soon to act: 24小时内. */
    public boolean bearOutAdvice(String text) {
        return bearOut(REACTION_TIME.matcher(text).replaceAll(""));
    }

    /** Whether a price per tonne follows from a number in a quote: 1.52万, 15.2元/公斤 and 一万五千二 are all 15200. */
    public static boolean canBePrice(BigDecimal perTonne, String quote) {
        return in(quote).stream()
                .anyMatch(said -> said.compareTo(perTonne) == 0
                        || said.movePointRight(3).compareTo(perTonne) == 0
                        || said.movePointRight(4).compareTo(perTonne) == 0);
    }

    /** Whether a number is said, in digits or in words. */
    public static boolean said(BigDecimal number, String text) {
        return in(text).stream().anyMatch(said -> said.compareTo(number) == 0);
    }

    private boolean knows(BigDecimal number) {
        // 0.25 may be told as 25%.
        return known.contains(number) || (number.compareTo(HUNDRED) <= 0 && known.contains(number.movePointLeft(2)));
    }

    private static Set<BigDecimal> in(String text) {
        Set<BigDecimal> numbers = digits(text);
        Matcher words = CHINESE.matcher(text);
        while (words.find()) {
            numbers.addAll(spoken(words.group()));
        }
        return numbers;
    }

    /** By value, so that 15.20 and 15.2 are one. */
    private static Set<BigDecimal> digits(String text) {
        Set<BigDecimal> numbers = new TreeSet<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            BigDecimal plain = new BigDecimal(number.group(1).replaceAll("[,，]", ""));
            String unit = number.group(2);
            if (!unit.equals("万") && !unit.equals("亿")) {
                numbers.add(plain); // 50千克 is 50 of something, 1.5万 never 1.5
            }
            if (!unit.isEmpty()) {
                numbers.add(plain.multiply(unit(unit.charAt(0))));
            }
        }
        return numbers;
    }

    private static BigDecimal unit(char unit) {
        return switch (unit) {
            case '十' -> BigDecimal.TEN;
            case '百' -> new BigDecimal("100");
            case '千', 'k', 'K' -> new BigDecimal("1000");
            case '万' -> TEN_THOUSAND;
            default -> new BigDecimal("100000000");
        };
    }

    /** 一万五千二 is 15200: a digit at the end counts in tenths of the unit before it. */
    private static List<BigDecimal> spoken(String words) {
        List<BigDecimal> values = new ArrayList<>();
        int point = words.indexOf('点');
        String whole = point < 0 ? words : words.substring(0, point);
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal section = BigDecimal.ZERO;
        BigDecimal digit = BigDecimal.ZERO;
        BigDecimal last = BigDecimal.ONE;
        for (char letter : whole.replace('两', '二').replace('〇', '零').toCharArray()) {
            int value = DIGITS.indexOf(letter);
            if (value == 0) {
                last = BigDecimal.TEN;
            }
            if (value >= 0) {
                digit = BigDecimal.valueOf(value);
                continue;
            }
            BigDecimal unit = unit(letter);
            if (unit.compareTo(TEN_THOUSAND) >= 0) {
                total = total.add(section.add(digit)).multiply(unit);
                section = BigDecimal.ZERO;
            } else {
                section = section.add((digit.signum() == 0 ? BigDecimal.ONE : digit).multiply(unit));
            }
            digit = BigDecimal.ZERO;
            last = unit;
        }
        BigDecimal sum = total.add(section);
        values.add(sum.add(sum.signum() == 0 ? digit : digit.multiply(last).movePointLeft(1)));
        values.add(sum.add(digit));
        if (point >= 0) {
            values.addAll(decimal(sum.add(digit), words.substring(point + 1)));
        }
        return values;
    }

    /** 一点五二万. */
    private static List<BigDecimal> decimal(BigDecimal whole, String words) {
        StringBuilder digits = new StringBuilder();
        int at = 0;
        while (at < words.length() && DIGITS.indexOf(words.charAt(at)) >= 0) {
            digits.append(DIGITS.indexOf(words.charAt(at)));
            at++;
        }
        if (digits.length() == 0) {
            return List.of();
        }
        BigDecimal value = whole.add(new BigDecimal("0." + digits));
        return at < words.length() && words.charAt(at) != '点'
                ? List.of(value.multiply(unit(words.charAt(at))))
                : List.of(value);
    }
}
