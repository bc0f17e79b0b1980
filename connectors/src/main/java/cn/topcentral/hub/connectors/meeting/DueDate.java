package cn.topcentral.hub.connectors.meeting;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the day something is due in a line of Chinese or ISO writing: 2026-06-20, 6月20日, 明天, 下周五, 月底, 3天内. */
final class DueDate {
    /** When a working day ends; who must be earlier says so in words. */
    private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);

    private static final Pattern FULL = Pattern.compile("(?<!\\d)(20\\d\\d)[-/.年](\\d{1,2})[-/.月](\\d{1,2})(?!\\d)");
    private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{1,2})月(\\d{1,2})[日号]");
    private static final Pattern WEEKDAY = Pattern.compile("(下下|下|本|这)(?:个)?(?:周|星期|礼拜)([一二三四五六日天])");
    private static final Pattern WITHIN = Pattern.compile("(?<!\\d)(\\d{1,3})\\s*(?:天|日)(?:之)?内");
    private static final String DAYS = "一二三四五六日";

    private DueDate() {}

    /**
     * Finds the first day named.
     *
     * @param told the day of the line
     * @return 18:00 of that day in China; empty when the line names none that exists
     */
    static Optional<Instant> in(String line, LocalDate told) {
        String text = Normalizer.normalize(line, Normalizer.Form.NFKC);
        try {
            return full(text)
                    .or(() -> day(text, told))
                    .or(() -> weekday(text, told))
                    .or(() -> within(text, told))
                    .or(() -> word(text, told))
                    .map(day -> day.atTime(END_OF_WORK).atZone(ReportTimes.ZONE).toInstant());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty(); // 2月30日: the line still says it in words
        }
    }

    private static Optional<LocalDate> full(String text) {
        Matcher date = FULL.matcher(text);
        return date.find()
                ? Optional.of(LocalDate.of(number(date, 1), number(date, 2), number(date, 3)))
                : Optional.empty();
    }

    /** Without a year it is the next such day, except that a day just past is rather late than due in a year. */
    private static Optional<LocalDate> day(String text, LocalDate told) {
        Matcher date = DAY.matcher(text);
        if (!date.find()) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.of(told.getYear(), number(date, 1), number(date, 2));
        return Optional.of(day.isBefore(told.minusMonths(3)) ? day.plusYears(1) : day);
    }

    private static Optional<LocalDate> weekday(String text, LocalDate told) {
        Matcher week = WEEKDAY.matcher(text);
        if (!week.find()) {
            return Optional.empty();
        }
        int weeks =
                switch (week.group(1)) {
                    case "下" -> 1;
                    case "下下" -> 2;
                    default -> 0;
                };
        int day = DAYS.indexOf(week.group(2).replace('天', '日'));
        return Optional.of(told.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(weeks)
                .plusDays(day));
    }

    private static Optional<LocalDate> within(String text, LocalDate told) {
        Matcher days = WITHIN.matcher(text);
        return days.find() ? Optional.of(told.plusDays(number(days, 1))) : Optional.empty();
    }

    private static Optional<LocalDate> word(String text, LocalDate told) {
        if (text.contains("后天")) {
            return Optional.of(told.plusDays(text.contains("大后天") ? 3 : 2));
        } else if (text.contains("明天") || text.contains("明日")) {
            return Optional.of(told.plusDays(1));
        } else if (text.contains("今天") || text.contains("今日") || text.contains("当天")) {
            return Optional.of(told);
        } else if (text.contains("月底")) {
            LocalDate month = text.contains("下月底") || text.contains("下个月底") ? told.plusMonths(1) : told;
            return Optional.of(month.with(TemporalAdjusters.lastDayOfMonth()));
        }
        return Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
