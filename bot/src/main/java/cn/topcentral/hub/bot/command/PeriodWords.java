package cn.topcentral.hub.bot.command;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands how people here name a span of time: {@code 今天}, {@code 上周}, {@code 近30天}, {@code 两个月}, {@code 6月}, {@code
 * 2024-06}, {@code 2024-06-01..2024-06-15}, {@code 自2024-06-01}. A span in days is whole days of the clock's zone; weeks begin on
 * Monday.
 */
final class PeriodWords {
    private static final String NUMBER = "(\\d{1,4}|[一二两三四五六七八九十]{1,3}|半)";
    private static final Pattern LAST_SPAN =
            Pattern.compile("(最近|近|过去|last)?" + NUMBER + "(个)?(天|日|d|周|星期|礼拜|w|月|年|y)(内|以内|以来)?");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?");
    private static final Pattern DATE_WITHOUT_YEAR = Pattern.compile("(\\d{1,2})月(\\d{1,2})[日号]");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})月?(?:份)?");
    private static final Pattern MONTH_WITHOUT_YEAR = Pattern.compile("(\\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})年?");
    private static final Pattern RANGE = Pattern.compile("(.+?)(?:\\.\\.|~|～|至|到|—+|–)(.+)");
    private static final Pattern SINCE =
            Pattern.compile("(?:since[:=]?|--since=?|自从?|从)(.+?)(?:起|以来|开始)?|(.+?)(?:起|以来|开始|至今|到现在)");
    private static final Map<Character, Integer> DIGITS = Map.ofEntries(
            Map.entry('一', 1),
            Map.entry('二', 2),
            Map.entry('两', 2),
            Map.entry('三', 3),
            Map.entry('四', 4),
            Map.entry('五', 5),
            Map.entry('六', 6),
            Map.entry('七', 7),
            Map.entry('八', 8),
            Map.entry('九', 9));
    private static final int MAX_YEARS = 50;

    private final Clock clock;
    private final LocalDate today;

    PeriodWords(Clock clock) {
        this.clock = clock;
        this.today = LocalDate.now(clock);
    }

    /**
     * The period a word means.
     *
     * @return empty when the word is no period at all
     * @throws CommandRefused when it is meant as one but cannot be one, such as 2024-02-30
     */
    Optional<Period> parse(String word) {
        Optional<Period> named = named(word);
        if (named.isPresent()) {
            return named;
        }
        // Spans first: 两周以来 ends like "since", and 近7天 is no date.
        return lastSpan(word)
                .or(() -> dates(word).map(days -> period(days, word)))
                .or(() -> range(word))
                .or(() -> since(word));
    }

    private Optional<Period> named(String word) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        YearMonth month = YearMonth.from(today);
        LocalDate quarter = LocalDate.of(today.getYear(), (today.getMonthValue() - 1) / 3 * 3 + 1, 1);
        Year year = Year.from(today);
        return Optional.ofNullable(
                        switch (word) {
                            case "今天", "今日", "today" -> new Days(today, today.plusDays(1));
                            case "昨天", "昨日", "yesterday" -> new Days(today.minusDays(1), today);
                            case "前天" -> new Days(today.minusDays(2), today.minusDays(1));
                            case "本周", "这周", "这星期" -> new Days(monday, monday.plusWeeks(1));
                            case "上周", "上星期" -> new Days(monday.minusWeeks(1), monday);
                            case "本月", "这个月", "当月" -> Days.of(month);
                            case "上月", "上个月" -> Days.of(month.minusMonths(1));
                            case "本季度", "这季度" -> new Days(quarter, quarter.plusMonths(3));
                            case "上季度" -> new Days(quarter.minusMonths(3), quarter);
                            case "今年", "本年" -> Days.of(year);
                            case "去年", "上年" -> Days.of(year.minusYears(1));
                            case "半年" -> new Days(today.minusMonths(6), today.plusDays(1));
                            default -> null;
                        })
                .map(days -> period(days, word));
    }

    /** {@code 3月} is March, as everybody says it; {@code 3个月} and {@code 近3月} are three months back from today. */
    private Optional<Period> lastSpan(String word) {
        Matcher matcher = LAST_SPAN.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean backwards = matcher.group(1) != null || matcher.group(3) != null || matcher.group(5) != null;
        String unit = matcher.group(4);
        int count = number(matcher.group(2));
        boolean calendar = (unit.equals("月") && count <= 12) || (unit.equals("年") && count > MAX_YEARS);
        if (!backwards && calendar) {
            return Optional.empty();
        }
        boolean half = matcher.group(2).equals("半");
        LocalDate from =
                switch (unit) {
                    case "天", "日", "d" -> today.minusDays(count - 1L);
                    case "周", "星期", "礼拜", "w" -> today.minusWeeks(count).plusDays(1);
                    case "月" -> half ? today.minusDays(14) : today.minusMonths(count);
                    default -> half ? today.minusMonths(6) : today.minusYears(count);
                };
        if (count < 1 || from.isBefore(today.minusYears(MAX_YEARS))) {
            throw new CommandRefused("“" + word + "”不是可以查询的时间范围，请写 1天 到 " + MAX_YEARS + "年 之间的范围。");
        }
        String label = matcher.group(1) == null ? "近" + word : word;
        return Optional.of(period(new Days(from, today.plusDays(1)), label));
    }

    private Optional<Period> range(String word) {
        Matcher matcher = RANGE.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return dates(matcher.group(1)).flatMap(first -> dates(matcher.group(2)).map(last -> {
            if (!first.from().isBefore(last.until())) {
                throw new CommandRefused("“" + word + "”的结束早于开始，请把较早的日期写在前面。");
            }
            return period(new Days(first.from(), last.until()), word);
        }));
    }

    private Optional<Period> since(String word) {
        Matcher matcher = SINCE.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String start = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return dates(start).map(days -> {
            if (days.from().isAfter(today)) {
                throw new CommandRefused("“" + word + "”在将来，请写一个已经开始的时间。");
            }
            return period(new Days(days.from(), today.plusDays(1)), days.from() + "起");
        });
    }

    /** A day, a month or a year of the calendar. */
    private Optional<Days> dates(String word) {
        Matcher date = DATE.matcher(word);
        if (date.matches()) {
            return Optional.of(day(word, integer(date, 1), integer(date, 2), integer(date, 3)));
        }
        Matcher dateWithoutYear = DATE_WITHOUT_YEAR.matcher(word);
        if (dateWithoutYear.matches()) {
            int month = integer(dateWithoutYear, 1);
            return Optional.of(day(word, yearOfLast(month), month, integer(dateWithoutYear, 2)));
        }
        Matcher month = MONTH.matcher(word);
        if (month.matches()) {
            return Optional.of(month(word, integer(month, 1), integer(month, 2)));
        }
        Matcher monthWithoutYear = MONTH_WITHOUT_YEAR.matcher(word);
        if (monthWithoutYear.matches()) {
            int value = number(monthWithoutYear.group(1));
            return Optional.of(month(word, yearOfLast(value), value));
        }
        Matcher year = YEAR.matcher(word);
        return year.matches() ? Optional.of(Days.of(Year.of(integer(year, 1)))) : Optional.empty();
    }

    /** The timeline looks back, so a month without a year is the last such month that has begun. */
    private int yearOfLast(int month) {
        return month <= today.getMonthValue() ? today.getYear() : today.getYear() - 1;
    }

    private static Days day(String word, int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return new Days(date, date.plusDays(1));
        } catch (DateTimeException e) {
            throw new CommandRefused("“" + word + "”不是有效的日期，请写成 2024-06-15 这样的格式。");
        }
    }

    private static Days month(String word, int year, int month) {
        try {
            return Days.of(YearMonth.of(year, month));
        } catch (DateTimeException e) {
            throw new CommandRefused("“" + word + "”不是有效的月份，请写成 2024-06 这样的格式。");
        }
    }

    private Period period(Days days, String label) {
        return new Period(
                days.from().atStartOfDay(clock.getZone()).toInstant(),
                days.until().atStartOfDay(clock.getZone()).toInstant(),
                label);
    }

    private static int integer(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** Up to 九十九; half a month or year is counted by the caller. */
    private static int number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        if (text.equals("半")) {
            return 1;
        }
        int ten = text.indexOf('十');
        if (ten < 0) {
            return text.length() == 1 ? DIGITS.getOrDefault(text.charAt(0), 0) : 0;
        }
        int tens = ten == 0 ? 1 : DIGITS.getOrDefault(text.charAt(0), 0);
        int ones = ten == text.length() - 1 ? 0 : DIGITS.getOrDefault(text.charAt(text.length() - 1), 0);
        return tens * 10 + ones;
    }

    /** Whole days, the end not included. */
    private record Days(LocalDate from, LocalDate until) {
        static Days of(YearMonth month) {
            return new Days(month.atDay(1), month.plusMonths(1).atDay(1));
        }

        static Days of(Year year) {
            return new Days(year.atDay(1), year.plusYears(1).atDay(1));
        }
    }
}
