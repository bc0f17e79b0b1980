package cn.topcentral.hub.agents.local.extract;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as people write and say them: {@code 1,520}, {@code 1.52万}, {@code 1万2}, {@code 15k}, 一万五千二, 九千八, 二十五点五, 半. */
final class Numerals {
    /** Digits with thousands commas or without, and the scale behind them. */
    static final String ARABIC =
            "(?:\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9})(?:\\.\\d{1,6})?(?:\\s?[万千百][\\d零〇一二两三四五六七八九千百十]{0,6}|[wWkK](?![A-Za-z]))?";

    /** Chinese numerals, with 点 for the decimals. */
    static final String CHINESE = "(?:[零〇一二两俩三仨四五六七八九十百千万亿]{1,12}(?:点[零〇一二三四五六七八九]{1,4}万?)?|半)";

    static final String NUMBER = "(?:" + ARABIC + "|" + CHINESE + ")";

    private static final String DIGITS = "零一二三四五六七八九";
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private Numerals() {}

    /** What the numeral says; empty when it says no number. */
    static Optional<BigDecimal> value(CharSequence numeral) {
        String text = numeral.toString().replace(",", "").replace(" ", "");
        if (text.equals("半")) {
            return Optional.of(HALF);
        }
        return new Reader(text).read();
    }

    /** Reads left to right, one section of four digits at a time, as the numerals are built. */
    private static final class Reader {
        private final String text;
        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal section = BigDecimal.ZERO;
        /** The digits that wait for their unit. */
        private final StringBuilder digits = new StringBuilder();

        private long lastUnit = 1;
        private boolean anything;

        Reader(String text) {
            this.text = text;
        }

        Optional<BigDecimal> read() {
            for (int i = 0; i < text.length(); i++) {
                if (!take(text.charAt(i))) {
                    return Optional.empty();
                }
            }
            if (!anything) {
                return Optional.empty();
            }
            Optional<BigDecimal> waiting = waiting();
            if (digits.length() > 0 && waiting.isEmpty()) {
                return Optional.empty();
            }
            BigDecimal rest = waiting.orElse(BigDecimal.ZERO);
            // 一万二 is 12,000 and 1万2 too: a lone last digit counts the unit below the one before it.
            boolean shortened = digits.length() == 1 && lastUnit >= 100;
            BigDecimal last = shortened ? rest.multiply(BigDecimal.valueOf(lastUnit / 10)) : rest;
            return Optional.of(total.add(section).add(last).stripTrailingZeros());
        }

        private boolean take(char c) {
            char digit =
                    c == '〇' || c == '幺' ? (c == '幺' ? '一' : '零') : c == '两' || c == '俩' ? '二' : c == '仨' ? '三' : c;
            int value = DIGITS.indexOf(digit);
            if (value >= 0) {
                digits.append(value);
            } else if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c == '.' || c == '点') {
                digits.append(digits.length() == 0 ? "0." : ".");
            } else {
                return unit(c);
            }
            anything = true;
            return digits.length() < 20;
        }

        private boolean unit(char c) {
            long unit = unitValue(c);
            Optional<BigDecimal> waiting = waiting();
            if (unit == 0 || (digits.length() > 0 && waiting.isEmpty())) {
                return false;
            }
            anything = true;
            if (unit < 10_000) {
                BigDecimal count = waiting.filter(value -> value.signum() > 0).orElse(BigDecimal.ONE);
                section = section.add(count.multiply(BigDecimal.valueOf(unit)));
            } else {
                BigDecimal below = section.add(waiting.orElse(BigDecimal.ZERO));
                BigDecimal whole = total.add(below.signum() == 0 ? BigDecimal.ONE : below);
                total = whole.multiply(BigDecimal.valueOf(unit));
                section = BigDecimal.ZERO;
            }
            digits.setLength(0);
            lastUnit = unit;
            return total.precision() - total.scale() < 20;
        }

        private Optional<BigDecimal> waiting() {
            if (digits.length() == 0) {
                return Optional.empty();
            }
            String number = digits.toString();
            if (number.indexOf('.') != number.lastIndexOf('.') || number.endsWith(".")) {
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(number));
        }

        private static long unitValue(char c) {
            return switch (c) {
                case '十' -> 10;
                case '百' -> 100;
                case '千', 'k', 'K' -> 1_000;
                case '万', 'w', 'W' -> 10_000;
                case '亿' -> 100_000_000;
                default -> 0;
            };
        }
    }
}
