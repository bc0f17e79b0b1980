package cn.topcentral.hub.connectors.directory;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts, quantities and days as ERP systems and spreadsheets write them. What a spreadsheet has damaged beyond repair is named, not guessed.
 */
final class Cells {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?"
            + "(?:[T\\s]+(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.\\d+)?)?)?");
    private static final Pattern COMPACT_DAY = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)()()()");

    /** Days since 1899-12-30, which is what remains of a date whose cell lost its format; 36526 is 2000-01-01. */
    private static final Pattern SERIAL_DAY = Pattern.compile("[34]\\d{4}(?:\\.\\d+)?");

    private static final Pattern ROUNDED = Pattern.compile("-?\\d(?:\\.\\d+)?E\\+\\d+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER =
            Pattern.compile("-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|-?\\d+(?:\\.\\d+)?|-?\\.\\d+");
    private static final Pattern QUANTITY = Pattern.compile("(-?[\\d,]*\\.?\\d+)\\s*([^\\d\\s].{0,15})?");
    private static final Pattern MONEY_WORDS = Pattern.compile("(?i)^(?:rmb|cny|人民币|[¥￥])\\s*|\\s*(?:元|圆|rmb|cny)$");
    private static final Map<String, BigDecimal> MULTIPLES =
            Map.of("万", BigDecimal.valueOf(10_000), "亿", BigDecimal.valueOf(100_000_000));

    private Cells() {}

    /** A number with its unit, e.g. {@code 50吨}. */
    record Quantity(BigDecimal number, Optional<String> unit) {}

    static Instant day(String column, String cell) {
        String text = plain(cell);
        if (text.startsWith("##")) {
            throw new IllegalArgumentException(
                    column + " '" + cell + "' is what Excel shows of a column too narrow; widen it and export again");
        }
        if (SERIAL_DAY.matcher(text).matches()) {
            throw new IllegalArgumentException(column + " '" + cell
                    + "' is a date that Excel turned into a number; format the column as a date and export again");
        }
        Matcher written = DAY.matcher(text);
        Matcher day = written.matches() ? written : COMPACT_DAY.matcher(text);
        if (!day.matches()) {
            throw new IllegalArgumentException(column + " '" + cell + "' is no date; write it as 2026-06-15");
        }
        try {
            return LocalDateTime.of(
                            number(day.group(1)),
                            number(day.group(2)),
                            number(day.group(3)),
                            number(day.group(4)),
                            number(day.group(5)),
                            number(day.group(6)))
                    .atZone(ZONE)
                    .toInstant();
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException(column + " '" + cell + "' does not exist: " + noSuchDay.getMessage());
        }
    }

    /** An amount of money, {@code ¥1,234.50} or {@code 12.5万元}. */
    static BigDecimal money(String column, String cell) {
        String text = MONEY_WORDS
                .matcher(MONEY_WORDS.matcher(plain(cell)).replaceAll(""))
                .replaceAll("");
        for (Map.Entry<String, BigDecimal> multiple : MULTIPLES.entrySet()) {
            if (text.endsWith(multiple.getKey())) {
                return decimal(column, cell, text.substring(0, text.length() - 1))
                        .multiply(multiple.getValue());
            }
        }
        return decimal(column, cell, text);
    }

    static Quantity quantity(String column, String cell) {
        String text = plain(cell);
        Matcher quantity = QUANTITY.matcher(text);
        if (ROUNDED.matcher(text).matches() || !quantity.matches()) {
            return new Quantity(decimal(column, cell, text), Optional.empty());
        }
        return new Quantity(
                decimal(column, cell, quantity.group(1)),
                Optional.ofNullable(quantity.group(2)).map(String::strip));
    }

    /** An id, without what spreadsheets add to keep it text; refused where they rounded it. */
    static String id(String column, String cell) {
        String text = plain(cell);
        if (ROUNDED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    column + " '" + cell
                            + "' was rounded by a spreadsheet, its last digits are lost; format the column as text and export again");
        }
        if (text.isEmpty() || text.length() > 64) {
            throw new IllegalArgumentException(column + " '" + cell + "' is no id; it has 1 to 64 characters");
        }
        return text;
    }

    private static BigDecimal decimal(String column, String cell, String text) {
        if (ROUNDED.matcher(text).matches()) {
            throw new IllegalArgumentException(column + " '" + cell
                    + "' was rounded by a spreadsheet; format the column as a number and export again");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(column + " '" + cell + "' is no number; write it as 1234.5");
        }
        BigDecimal number = new BigDecimal(text.replace(",", ""));
        if (number.precision() - number.scale() > 11) {
            throw new IllegalArgumentException(column + " '" + cell + "' is larger than an order can be");
        }
        return number;
    }

    private static String plain(String cell) {
        String text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
            return text.substring(2, text.length() - 1).strip();
        }
        return text.startsWith("'") ? text.substring(1).strip() : text;
    }

    @SuppressWarnings("NullAway") // a group that took no part is null, and a day begins at midnight
    private static int number(String digits) {
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
