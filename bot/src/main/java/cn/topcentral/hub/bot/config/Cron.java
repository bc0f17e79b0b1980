package cn.topcentral.hub.bot.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quartz.CronExpression;

/**
 * A time that comes again and again, written as cron has it since 1975: minute, hour, day of month, month, day of week, where Sunday is 0 or 7.
 *
 * @param text as written
 * @param quartz the same as Quartz writes it: with seconds, Sunday as 1, and {@code ?} for the day that is not asked about
 */
public record Cron(String text, String quartz) {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Reads one; empty when it is none, or asks for both a day of the month and a day of the week, which Quartz does not know. */
    public static Optional<Cron> parse(String text) {
        List<String> fields = List.of(text.strip().split("\\s+", -1));
        if (fields.size() != 5) {
            return Optional.empty();
        }
        boolean anyDay = fields.get(2).equals("*");
        boolean anyWeekday = fields.get(4).equals("*");
        if (!anyDay && !anyWeekday) {
            return Optional.empty();
        }
        String weekday = anyWeekday ? "?" : weekdays(fields.get(4));
        String day = anyWeekday ? fields.get(2) : "?";
        String quartz = String.join(" ", "0", fields.get(0), fields.get(1), day, fields.get(3), weekday);
        return CronExpression.isValidExpression(quartz)
                ? Optional.of(new Cron(text.strip(), quartz))
                : Optional.empty();
    }

    /** Quartz counts from Sunday as 1; a step after the slash is no day. */
    private static String weekdays(String field) {
        return List.of(field.toUpperCase(Locale.ROOT).split(",", -1)).stream()
                .map(part -> {
                    String[] stepped = part.split("/", 2);
                    String days = NUMBER.matcher(stepped[0])
                            .replaceAll(day -> String.valueOf(Integer.parseInt(day.group()) % 7 + 1));
                    return stepped.length == 2 ? days + "/" + stepped[1] : days;
                })
                .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return text;
    }
}
