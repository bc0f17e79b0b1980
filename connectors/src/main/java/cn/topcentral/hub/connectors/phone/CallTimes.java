package cn.topcentral.hub.connectors.phone;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as call systems, phones and spreadsheets write them: epoch seconds, milliseconds or microseconds, {@code 2025/6/5 9:03},
 * {@code 2025年6月5日 下午3:20}, {@code 20250605152000}, with an offset or {@code UTC} or else in Chinese time.
 */
final class CallTimes {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Pattern EPOCH = Pattern.compile("(\\d{9,10}|\\d{12,13}|\\d{15,16})(?:\\.\\d+)?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)[t_ -]?(\\d\\d)(\\d\\d)(\\d\\d)?");
    private static final Pattern WRITTEN =
            Pattern.compile("(?<year>\\d{4})[-/.年](?<month>\\d{1,2})[-/.月](?<day>\\d{1,2})日?"
                    + "[t\\s]*(?:(?:星期|周)\\S\\s*)?(?<half>上午|下午|凌晨|早上|中午|晚上|am|pm)?"
                    + "\\s*(?<hour>\\d{1,2})[:时点](?<minute>\\d{1,2})分?(?::?(?<second>\\d{1,2})秒?)?(?:[.,]\\d+)?"
                    + "\\s*(?<late>am|pm)?\\s*(?<zone>z|utc|gmt|[+-]\\d\\d:?\\d\\d)?");

    private CallTimes() {}

    /** @throws UnreadableCallException when it is none of the above, or in no year that could be */
    static Instant parse(String written) {
        String text =
                Normalizer.normalize(written, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        try {
            Instant time = epoch(text)
                    .or(() -> compact(text))
                    .or(() -> local(text))
                    .orElseThrow(() -> new UnreadableCallException("time '" + written
                            + "' is not understood; write it as 2025-06-05 15:20:00 or in epoch milliseconds"));
            if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
                throw new UnreadableCallException("time '" + written + "' cannot be: it would be " + time);
            }
            return time;
        } catch (DateTimeException noSuchDate) {
            throw new UnreadableCallException("time '" + written + "' does not exist: " + noSuchDate.getMessage());
        }
    }

    /** The same, and nothing for a text that says there was none, as the answer time of a missed call. */
    static Optional<Instant> parseOptional(String written) {
        return written.isBlank()
                        || written.startsWith("0000")
                        || written.strip().equals("0")
                ? Optional.empty()
                : Optional.of(parse(written));
    }

    private static Optional<Instant> epoch(String text) {
        Matcher epoch = EPOCH.matcher(text);
        if (!epoch.matches()) {
            return Optional.empty();
        }
        long value = Long.parseLong(epoch.group(1));
        return Optional.of(
                switch (epoch.group(1).length()) {
                    case 9, 10 -> Instant.ofEpochSecond(value);
                    case 12, 13 -> Instant.ofEpochMilli(value);
                    default -> Instant.ofEpochSecond(value / 1_000_000, value % 1_000_000 * 1_000);
                });
    }

    private static Optional<Instant> compact(String text) {
        Matcher time = COMPACT.matcher(text);
        return time.matches()
                ? Optional.of(LocalDateTime.of(
                                number(time.group(1)),
                                number(time.group(2)),
                                number(time.group(3)),
                                number(time.group(4)),
                                number(time.group(5)),
                                number(time.group(6)))
                        .atZone(ZONE)
                        .toInstant())
                : Optional.empty();
    }

    private static Optional<Instant> local(String text) {
        Matcher time = WRITTEN.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        String half = Optional.ofNullable(time.group("half"))
                .or(() -> Optional.ofNullable(time.group("late")))
                .orElse("");
        LocalDateTime local = LocalDateTime.of(
                number(time.group("year")),
                number(time.group("month")),
                number(time.group("day")),
                hour(number(time.group("hour")), half),
                number(time.group("minute")),
                number(time.group("second")));
        return Optional.of(
                local.atZone(zone(Optional.ofNullable(time.group("zone")))).toInstant());
    }

    private static int hour(int hour, String half) {
        return switch (half) {
            case "下午", "晚上", "pm" -> hour < 12 ? hour + 12 : hour;
            // 中午 is 11:30 as well as 1:30.
            case "中午" -> hour < 11 ? hour + 12 : hour;
            case "上午", "凌晨", "早上", "am" -> hour == 12 ? 0 : hour;
            default -> hour;
        };
    }

    private static ZoneId zone(Optional<String> offset) {
        return offset.map(text -> text.startsWith("+") || text.startsWith("-") ? ZoneOffset.of(text) : ZoneOffset.UTC)
                .map(ZoneId.class::cast)
                .orElse(ZONE);
    }

    @SuppressWarnings("NullAway") // a group that took no part is null, and no seconds are zero seconds
    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
