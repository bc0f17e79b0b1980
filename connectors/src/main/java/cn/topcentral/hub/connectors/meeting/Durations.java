package cn.topcentral.hub.connectors.meeting;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something took: {@code duration_minutes} as a number, or {@code duration} in words ({@code 90分钟}, {@code 1.5小时}, {@code 1小时30分}). */
public final class Durations {
    private static final Pattern WORDS = Pattern.compile(
            "(?:(?<hours>\\d{1,3}(?:\\.\\d{1,2})?)\\s*(?:个?小时|h|hours?))?\\s*(?:(?<minutes>\\d{1,5}(?:\\.\\d{1,2})?)\\s*(?:分钟?|m|min|minutes?)?)?",
            Pattern.CASE_INSENSITIVE);

    private Durations() {}

    /**
     * Reads the duration of a report.
     *
     * @return empty when none is given, or it is nothing
     * @throws UnreadableReportException when it is no duration
     */
    public static Optional<Duration> of(JsonNode report) {
        return ReportJson.text(report, "duration_minutes", "duration")
                .map(Durations::parse)
                .filter(length -> !length.isZero());
    }

    private static Duration parse(String written) {
        Matcher words = WORDS.matcher(written.strip());
        if (!words.matches()) {
            throw new UnreadableReportException("duration is not understood; write the minutes as a number, or 1小时30分");
        }
        return part(words, "hours", 3600).plus(part(words, "minutes", 60));
    }

    private static Duration part(Matcher words, String name, int seconds) {
        return Optional.ofNullable(words.group(name))
                .map(number -> Duration.ofSeconds(Math.round(Double.parseDouble(number) * seconds)))
                .orElse(Duration.ZERO);
    }
}
