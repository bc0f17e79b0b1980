package cn.topcentral.hub.bot.task;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.bot.command.CommandRefused;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The day that words name, looking ahead from today: {@code 明天}, {@code 下周三}, {@code 3天后}, {@code 6月20日}, {@code 下个工作日}. */
final class DayWords {
    private static final String N = ChineseNumbers.PATTERN;

    /** What {@link #day} takes, for a larger pattern; it has no groups. */
    static final String PATTERN = "(?:20\\d\\d[-/.年]\\d{1,2}[-/.月]\\d{1,2}[日号]?"
            + "|" + N + "月(?:" + N + "[日号]?|初|底)"
            + "|(?<![\\w.-])\\d{1,2}[-/]\\d{1,2}(?![\\w.-])"
            + "|大后天|后天|今[天日晚早]|明[天日晚早]"
            + "|(?:下下|下|本|这)?个?(?:周|星期|礼拜)[一二三四五六日天末]"
            + "|" + N + "个?工作日[之以]?[后内]|下一?个工作日"
            + "|" + N + "(?:天|日|个?(?:星期|礼拜|月)|周)[之以]?[后内]|半个?月后"
            + "|(?:下个?|本|这个)?月[底初]|(?<!\\d)[1-3]?\\d[号日](?![线楼门店仓])|下周|下个?月)";

    private static final Pattern FULL = Pattern.compile("(20\\d\\d)[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?");
    private static final Pattern MONTH_DAY = Pattern.compile("(" + N + ")(?:月|[-/])(" + N + "|初|底)[日号]?");
    private static final Pattern WEEK = Pattern.compile("(下下|下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天末])");
    private static final Pattern WORKDAYS = Pattern.compile("(" + N + ")个?工作日.*");
    private static final Pattern SPAN = Pattern.compile("(" + N + ")(天|日|周|个?(?:星期|礼拜|月)).*");
    private static final Pattern MONTH_EDGE = Pattern.compile("(下个?|本|这个)?月([底初])");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[号日]");
    /** A day so many months back was meant for the next year; one nearer is a slip. */
    private static final int MONTHS_BACK = 3;

    private final LocalDate today;
    private final ChineseCalendar calendar;

    DayWords(LocalDate today, ChineseCalendar calendar) {
        this.today = today;
        this.calendar = calendar;
    }

    /** @throws CommandRefused when there is no such day, such as 2月30日 */
    LocalDate day(String words) {
        try {
            return named(words);
        } catch (DateTimeException noSuchDay) {
            throw new CommandRefused("“" + words + "”不是有效的日期，请写成 6月20日 或 2024-06-20。");
        }
    }

    private LocalDate named(String words) {
        return switch (words) {
            case "今天", "今日", "今晚", "今早" -> today;
            case "明天", "明日", "明晚", "明早" -> today.plusDays(1);
            case "后天" -> today.plusDays(2);
            case "大后天" -> today.plusDays(3);
            case "下周" -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case "下月", "下个月" -> today.plusMonths(1).withDayOfMonth(1);
            case "半月后", "半个月后" -> today.plusDays(15);
            case "下个工作日", "下一个工作日" -> calendar.firstWorkdayAfter(today);
            default -> calendarDay(words);
        };
    }

    private LocalDate calendarDay(String words) {
        Matcher full = FULL.matcher(words);
        if (full.matches()) {
            return LocalDate.of(number(full, 1), number(full, 2), number(full, 3));
        }
        Matcher monthEdge = MONTH_EDGE.matcher(words);
        if (monthEdge.matches()) {
            return monthEdge(monthEdge);
        }
        Matcher monthDay = MONTH_DAY.matcher(words);
        if (monthDay.matches()) {
            return monthDay(number(monthDay, 1), monthDay.group(2));
        }
        Matcher dayOfMonth = DAY.matcher(words);
        if (dayOfMonth.matches()) {
            int day = number(dayOfMonth, 1);
            LocalDate month = day < today.getDayOfMonth() ? today.plusMonths(1) : today;
            return LocalDate.of(month.getYear(), month.getMonth(), day);
        }
        return relative(words);
    }

    private LocalDate relative(String words) {
        Matcher week = WEEK.matcher(words);
        if (week.matches()) {
            return weekday(week);
        }
        Matcher workdays = WORKDAYS.matcher(words);
        if (workdays.matches()) {
            return calendar.plusWorkdays(today, number(workdays, 1));
        }
        Matcher span = SPAN.matcher(words);
        if (!span.matches()) {
            throw new IllegalArgumentException("No day: " + words);
        }
        int count = number(span, 1);
        if (span.group(2).endsWith("月")) {
            return today.plusMonths(count);
        }
        return today.plusDays(span.group(2).matches("[天日]") ? count : 7L * count);
    }

    private LocalDate monthEdge(Matcher edge) {
        boolean next = edge.group(1) != null && edge.group(1).startsWith("下");
        LocalDate month = next ? today.plusMonths(1) : today;
        if (edge.group(2).equals("底")) {
            return month.with(TemporalAdjusters.lastDayOfMonth());
        }
        boolean over = !next && today.getDayOfMonth() > 1;
        return (over ? today.plusMonths(1) : month).withDayOfMonth(1);
    }

    private LocalDate monthDay(int month, String dayWords) {
        LocalDate first = LocalDate.of(today.getYear(), month, 1);
        LocalDate day =
                switch (dayWords) {
                    case "初" -> first;
                    case "底" -> first.with(TemporalAdjusters.lastDayOfMonth());
                    default -> LocalDate.of(today.getYear(), month, ChineseNumbers.parse(dayWords));
                };
        return day.isBefore(today.minusMonths(MONTHS_BACK)) ? day.plusYears(1) : day;
    }

    /** Without 本 or 下 it is the coming one, today included; 周末 is Saturday. */
    private LocalDate weekday(Matcher week) {
        String named = week.group(2);
        DayOfWeek day =
                named.equals("末") ? DayOfWeek.SATURDAY : DayOfWeek.of("一二三四五六日".indexOf(named.replace('天', '日')) + 1);
        if (week.group(1) == null) {
            return today.with(TemporalAdjusters.nextOrSame(day));
        }
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int weeks = week.group(1).equals("下下") ? 2 : week.group(1).equals("下") ? 1 : 0;
        return monday.plusWeeks(weeks).with(TemporalAdjusters.nextOrSame(day));
    }

    private static int number(Matcher matcher, int group) {
        return ChineseNumbers.parse(matcher.group(group));
    }
}
