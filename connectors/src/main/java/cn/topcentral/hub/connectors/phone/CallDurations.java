package cn.topcentral.hub.connectors.phone;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the length of a call: {@code 200}, {@code 3:20}, {@code 0:03:20}, {@code 3分20秒}, {@code 1h2m}. */
final class CallDurations {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):([0-5]?\\d)(?:\\.\\d+)?");
    private static final Pattern WORDS = Pattern.compile(
            "(?:(\\d{1,3})(?:小时|时|h(?:ours?)?))?(?:(\\d{1,4})(?:分钟?|m(?:ins?|inutes?)?|'))?(?:(\\d{1,6})(?:秒钟?|s(?:ecs?|econds?)?|\"))?");

    private CallDurations() {}

    /**
     * @param unit what a bare number counts
     * @return nothing for an empty text
     * @throws UnreadableCallException when it is no duration, or longer than a day
     */
    static Optional<Duration> parse(String written, Duration unit) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s", "");
        if (text.isEmpty() || text.equals("-") || text.equals("--")) {
            return Optional.empty();
        }
        Duration duration = number(text, unit)
                .or(() -> parts(CLOCK.matcher(text)))
                .or(() -> parts(WORDS.matcher(text)))
                .orElseThrow(() -> new UnreadableCallException(
                        "duration '" + written + "' is not understood; write seconds, 3:20, 0:03:20 or 3分20秒"));
        if (duration.compareTo(LONGEST) > 0) {
            throw new UnreadableCallException("duration '" + written + "' is longer than a day");
        }
        return Optional.of(duration);
    }

    private static Optional<Duration> number(String text, Duration unit) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Duration.ofSeconds(new BigDecimal(text)
                        .multiply(BigDecimal.valueOf(unit.toSeconds()))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()))
                : Optional.empty();
    }

    private static Optional<Duration> parts(Matcher parts) {
        return parts.matches()
                ? Optional.of(Duration.ofHours(count(parts, 1))
                        .plusMinutes(count(parts, 2))
                        .plusSeconds(count(parts, 3)))
                : Optional.empty();
    }

    private static long count(Matcher parts, int group) {
        return Optional.ofNullable(parts.group(group)).map(Long::parseLong).orElse(0L);
    }
}
