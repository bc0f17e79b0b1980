package cn.topcentral.hub.connectors.meeting;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as people and meeting platforms write them: epoch seconds or milliseconds, ISO 8601, {@code 2026/3/5 9:30}, {@code 2026年3月5日
 * 下午3点20分}, {@code 20260305 0930}, a date alone, each also as a span up to an end: {@code 2026-03-05 14:00-16:00}. Without an offset it is
 * Chinese time.
 */
public final class ReportTimes {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Pattern EPOCH = Pattern.compile("(\\d{9,10}|\\d{12,13})(?:\\.\\d+)?");
    private static final String DATE =
            "(?<year>\\d{4})(?:[-/.年](?<month>\\d{1,2})[-/.月](?<day>\\d{1,2})[日号]?|(?<packed>\\d{4}))";
    private static final String WEEKDAY = "(?:\\s*[(]?(?:星期|周)[一二三四五六日天][)]?)?";
    private static final String HALF = "(?:上午|下午|凌晨|早上|中午|晚上|am|pm)";
    private static final String CLOCK =
            "(?:(?<half>" + HALF + ")\\s*)?(?:(?<hour>\\d{1,2})(?:[:时点](?<minute>\\d{1,2})?分?"
                    + "(?::?(?<second>\\d{1,2})(?:\\.\\d+)?秒?)?)|(?<packedclock>\\d{4}(?:\\d\\d)?))";
    // "14:00-16:30" is a span; a minus is an offset in ISO 8601 only, after a T.
    private static final String OFFSET =
            "\\s*(?<zone>z|utc|gmt|[+]\\d\\d:?\\d\\d|-\\d\\d:?\\d\\d(?<=t[\\d:.]{4,20}-\\d\\d:?\\d\\d))?";
    private static final String UNTIL = "(?:\\s*(?:-|~|—|–|至|到)+\\s*(?:(?<endhalf>" + HALF
            + ")\\s*)?(?<endhour>\\d{1,2})[:时点](?<endminute>\\d{1,2})?分?)?";
    private static final Pattern WRITTEN =
            Pattern.compile(DATE + WEEKDAY + "(?:[t\\s_,-]*" + CLOCK + OFFSET + UNTIL + ")?");

    /**
     * A time and what came with it.
     *
     * @param length up to the end, when one was written
     * @param exact false when only the day was written; {@code start} is then its beginning
     */
    public record Span(Instant start, Optional<Duration> length, boolean exact) {}

    private ReportTimes() {}

    /**
     * Reads a time.
     *
     * @throws UnreadableReportException when it is none of the above, does not exist, or is in no year that could be
     */
    public static Span parse(String written) {
        String text =
                Normalizer.normalize(written, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        try {
            Span span = epoch(text)
                    .or(() -> written(text))
                    .orElseThrow(() -> new UnreadableReportException("time '" + shortened(written)
                            + "' is not understood; write it as 2026-03-05 15:20 or in epoch milliseconds"));
            if (span.start().isBefore(EARLIEST) || !span.start().isBefore(LATEST)) {
                throw new UnreadableReportException(
                        "time '" + shortened(written) + "' cannot be: it would be " + span.start());
            }
            return span;
        } catch (DateTimeException noSuchDate) {
            throw new UnreadableReportException(
                    "time '" + shortened(written) + "' does not exist: " + noSuchDate.getMessage(), noSuchDate);
        }
    }

    /** The day a time falls on where it was told. */
    public static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZONE);
    }

    private static Optional<Span> epoch(String text) {
        Matcher epoch = EPOCH.matcher(text);
        if (!epoch.matches()) {
            return Optional.empty();
        }
        long value = Long.parseLong(epoch.group(1));
        Instant time = epoch.group(1).length() <= 10 ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
        return Optional.of(new Span(time, Optional.empty(), true));
    }

    private static Optional<Span> written(String text) {
        Matcher time = WRITTEN.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        LocalDate date = date(time);
        Optional<LocalTime> clock = clock(time);
        ZoneId zone = group(time, "zone").map(ReportTimes::zone).orElse(ZONE);
        Instant start = date.atTime(clock.orElse(LocalTime.MIN)).atZone(zone).toInstant();
        return Optional.of(new Span(start, clock.flatMap(from -> length(time, from)), clock.isPresent()));
    }

    private static LocalDate date(Matcher time) {
        int year = Integer.parseInt(time.group("year"));
        return group(time, "packed")
                .map(packed -> LocalDate.of(
                        year, Integer.parseInt(packed.substring(0, 2)), Integer.parseInt(packed.substring(2))))
                .orElseGet(() -> LocalDate.of(
                        year,
                        number(group(time, "month")).orElseThrow(),
                        number(group(time, "day")).orElseThrow()));
    }

    private static Optional<LocalTime> clock(Matcher time) {
        Optional<String> packed = group(time, "packedclock");
        if (packed.isPresent()) {
            String digits = packed.get() + "00";
            return Optional.of(LocalTime.of(
                    Integer.parseInt(digits.substring(0, 2)),
                    Integer.parseInt(digits.substring(2, 4)),
                    Integer.parseInt(digits.substring(4, 6))));
        }
        return number(group(time, "hour"))
                .map(hour -> LocalTime.of(
                        hour(hour, group(time, "half").orElse("")),
                        number(group(time, "minute")).orElse(0),
                        number(group(time, "second")).orElse(0)));
    }

    private static Optional<Duration> length(Matcher time, LocalTime from) {
        String half = group(time, "endhalf").or(() -> group(time, "half")).orElse("");
        return number(group(time, "endhour"))
                .map(hour -> LocalTime.of(
                        hour(hour, half), number(group(time, "endminute")).orElse(0)))
                .map(until -> Duration.between(from, until))
                .map(length -> length.isNegative() ? length.plusDays(1) : length); // until after midnight
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

    private static ZoneId zone(String offset) {
        return offset.startsWith("+") || offset.startsWith("-") ? ZoneOffset.of(offset) : ZoneOffset.UTC;
    }

    private static Optional<String> group(Matcher matcher, String name) {
        return Optional.ofNullable(matcher.group(name));
    }

    private static Optional<Integer> number(Optional<String> digits) {
        return digits.map(Integer::parseInt);
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
