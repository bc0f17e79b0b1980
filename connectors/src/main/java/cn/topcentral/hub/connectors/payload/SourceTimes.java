package cn.topcentral.hub.connectors.payload;

import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Times as web services and spreadsheets write them; without an offset they are Chinese time. */
public final class SourceTimes {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-M-d")
            .optionalStart()
            .appendLiteral(' ')
            .appendPattern("H:m")
            .optionalStart()
            .appendPattern(":s")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    /** {@code 2024-06-15 10:20:00 UTC} and {@code 2024-06-15 10:20:00 +0800}, as Ruby prints times. */
    private static final DateTimeFormatter RUBY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss X", Locale.ROOT);

    /** Before this a number counts no milliseconds: it would be 1973. */
    private static final long LEAST_MILLIS = 100_000_000_000L;

    private SourceTimes() {}

    /**
     * The first of the fields that says something.
     *
     * @throws UnreadableDelivery when it says something that is no time
     */
    public static Optional<Instant> find(JsonNode object, String... names) {
        return Fields.text(object, names).map(text -> parse(text)
                .orElseThrow(() -> new UnreadableDelivery("'" + String.join("/", names)
                        + "' holds no time; write e.g. 2024-06-15T10:20:00+08:00 or 2024-06-15 10:20:00")));
    }

    /** Empty when it is no time. */
    public static Optional<Instant> parse(String text) {
        String plain = text.strip();
        if (plain.matches("\\d{9,13}(\\.\\d+)?")) {
            long number = Long.parseLong(plain.replaceFirst("\\..*", ""));
            return Optional.of(number >= LEAST_MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
        }
        String dashed = plain.replace('/', '-')
                .replaceFirst("^(\\d{4})年(\\d{1,2})月(\\d{1,2})日", "$1-$2-$3 ")
                .replaceFirst("^(\\d+-\\d+-\\d+)[T\\s]+", "$1 ")
                .strip();
        return attempt(plain, given -> OffsetDateTime.parse(given).toInstant())
                .or(() -> attempt(plain, given -> OffsetDateTime.parse(given.replace("UTC", "Z"), RUBY)
                        .toInstant()))
                .or(() -> attempt(
                        dashed,
                        given -> LOCAL.parseBest(given, LocalDateTime::from, LocalDate::from)
                                        instanceof LocalDateTime time
                                ? time.atZone(ZONE).toInstant()
                                : LocalDate.parse(given, LOCAL)
                                        .atStartOfDay(ZONE)
                                        .toInstant()));
    }

    private static Optional<Instant> attempt(String text, Function<String, Instant> reading) {
        try {
            return Optional.of(reading.apply(text));
        } catch (DateTimeException otherFormat) {
            return Optional.empty();
        }
    }
}
