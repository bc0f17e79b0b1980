package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.connectors.meeting.ReportTimes;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a visit was, as people tell it afterwards: 今天下午, 昨天上午9点半, 周三, 6月12日. Only the past counts; a day to come is when something is due.
 */
final class VisitTime {
    private static final String NUMBER = "\\d{1,2}|[一二两三四五六七八九十]{1,3}";
    private static final Pattern DAY = Pattern.compile("(?<near>大前天|前天|昨天|昨日|昨(?=晚|下午|上午)|今天|今日|今(?=早|晚|上午|下午))"
            + "|(?<year>20\\d\\d)[-/.年](?<month>\\d{1,2})[-/.月](?<date>\\d{1,2})[日号]?"
            + "|(?<!\\d)(?<m>\\d{1,2})月(?<d>\\d{1,2})[日号]?|(?<last>上|本|这)?(?:个)?(?:周|星期|礼拜)(?<week>[一二三四五六日天])");
    private static final Pattern STILL_TO_COME = Pattern.compile("^(?:之?前|以前|内|要|再|(?:发|寄|给|交(?!流|谈))(?!.{0,8}了))");
    private static final Pattern HALF = Pattern.compile("凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|(?<=今)早|(?<=[今昨])晚");
    private static final Pattern CLOCK = Pattern.compile("(?<![\\d.])(?<hour>" + NUMBER
            + ")(?:[:：](?<minutes>[0-5]\\d)|[点时](?!建议|要求|问题|意见|需求|想法|事|间)(?<half>半|一刻|三刻|\\d{1,2}分?)?)");
    private static final Pattern LENGTH = Pattern.compile(
            "(?:谈|聊|待|呆|交流|沟通|开|历时|时长|参观|花|通话|打)了?(?:大概|大约|约|差不多|将近|近)?[:：]?\\s*(?:(?<hours>\\d{1,2}(?:\\.\\d)?|[一二两三四五六七八九十半])(?:个)?(?<andhalf>半)?(?:小时|钟头)(?<halfafter>半)?|(?<minutes>\\d{1,3})分钟?)");
    private static final String NUMERALS = "一二三四五六七八九十";
    private static final Pattern LEAD = Pattern.compile(
            "^\\s*(?:(?:汇报(?:一下)?|[您你]好|大家好|各位(?:领导|同事)?|领导好?|\\p{IsHan}总好?)[，,！!]\\s*)?(?<clause>[^，,。；;！!？?\\n]{1,60})");

    /**
     * A moment as told.
     *
     * @param exact whether the clock time was told, or at least the part of the day
     */
    record Moment(Instant start, boolean exact) {}

    private VisitTime() {}

    /** What the text begins with; a day further on is rather of something else. A greeting before it does not count. */
    static Optional<Moment> told(String text, Instant said) {
        Matcher lead = LEAD.matcher(text);
        return lead.find() ? find(lead.group("clause"), said) : Optional.empty();
    }

    /** What stands behind {@code 时间：}, as in a report file or in words. */
    static Optional<Moment> stated(String value, Instant said) {
        try {
            ReportTimes.Span span = ReportTimes.parse(value);
            return Optional.of(new Moment(span.start(), span.exact()));
        } catch (UnreadableReportException inWords) {
            return find(value, said);
        }
    }

    /** How long it took. */
    static Optional<Duration> length(String text) {
        Matcher length = LENGTH.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        if (!length.find()) {
            return Optional.empty();
        }
        if (length.group("minutes") != null) {
            return Optional.of(Duration.ofMinutes(Long.parseLong(length.group("minutes"))));
        }
        String hours = length.group("hours");
        double number = hours.equals("半") ? 0.5 : hours.matches("[\\d.]+") ? Double.parseDouble(hours) : number(hours);
        boolean half = length.group("andhalf") != null || length.group("halfafter") != null;
        return Optional.of(Duration.ofMinutes(Math.round((number + (half ? 0.5 : 0)) * 60)));
    }

    private static Optional<Moment> find(String written, Instant said) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC);
        LocalDate today = ChineseTime.date(said);
        Optional<LocalDate> day = day(text, today);
        Matcher half = HALF.matcher(text);
        Optional<String> part = half.find() ? Optional.of(half.group()) : Optional.empty();
        Optional<LocalTime> clock = clock(text, part);
        if (day.isEmpty() && part.isEmpty() && clock.isEmpty()) {
            return Optional.empty();
        }
        LocalDate on = day.orElse(today);
        if (clock.isEmpty() && part.isEmpty()) {
            return Optional.of(on.equals(today) ? new Moment(said, true) : new Moment(start(on, LocalTime.MIN), false));
        }
        Instant start = start(on, clock.orElseGet(() -> middle(part.orElse(""))));
        // "今天下午" at three in the afternoon is now rather than a fixed hour to come.
        return Optional.of(new Moment(start.isAfter(said) ? said : start, true));
    }

    private static Instant start(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ChineseTime.ZONE).toInstant();
    }

    private static Optional<LocalDate> day(String text, LocalDate today) {
        Matcher day = DAY.matcher(text);
        while (day.find()) {
            if (day.group("near") == null
                    && STILL_TO_COME.matcher(text.substring(day.end())).find()) {
                continue;
            }
            try {
                LocalDate found = date(day, today);
                if (!found.isAfter(today)) {
                    return Optional.of(found);
                }
            } catch (DateTimeException noSuchDay) {
                // 2月30日: perhaps another one is named
            }
        }
        return Optional.empty();
    }

    private static LocalDate date(Matcher day, LocalDate today) {
        if (day.group("near") != null) {
            return switch (day.group("near")) {
                case "大前天" -> today.minusDays(3);
                case "前天" -> today.minusDays(2);
                case "今天", "今日", "今" -> today;
                default -> today.minusDays(1);
            };
        }
        if (day.group("year") != null) {
            return LocalDate.of(
                    Integer.parseInt(day.group("year")),
                    Integer.parseInt(day.group("month")),
                    Integer.parseInt(day.group("date")));
        }
        if (day.group("m") != null) {
            LocalDate thisYear =
                    LocalDate.of(today.getYear(), Integer.parseInt(day.group("m")), Integer.parseInt(day.group("d")));
            return thisYear.isAfter(today.plusMonths(6)) ? thisYear.minusYears(1) : thisYear;
        }
        int number = "一二三四五六日".indexOf(day.group("week").replace('天', '日'));
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate found = monday.plusDays(number);
        boolean last = "上".equals(day.group("last")) || (day.group("last") == null && found.isAfter(today));
        return last ? found.minusWeeks(1) : found;
    }

    private static Optional<LocalTime> clock(String text, Optional<String> half) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.find()) {
            return Optional.empty();
        }
        int hour = number(clock.group("hour"));
        boolean late = half.filter(part -> part.matches("下午|傍晚|晚上|晚")).isPresent()
                || (half.filter("中午"::equals).isPresent() && hour < 3);
        int minute = Optional.ofNullable(clock.group("minutes"))
                .or(() -> Optional.ofNullable(clock.group("half")))
                .map(VisitTime::minute)
                .orElse(0);
        int hours = late && hour < 12 ? hour + 12 : hour;
        return hours > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hours, minute));
    }

    private static int minute(String word) {
        return switch (word) {
            case "半" -> 30;
            case "一刻" -> 15;
            case "三刻" -> 45;
            default -> Integer.parseInt(word.replace("分", ""));
        };
    }

    /** Up to ninety-nine: 九, 十一, 二十. */
    private static int number(String word) {
        if (word.matches("\\d+")) {
            return Integer.parseInt(word);
        }
        String numerals = word.replace('两', '二');
        int ten = numerals.indexOf('十');
        if (ten < 0) {
            return NUMERALS.indexOf(numerals.charAt(0)) + 1;
        }
        int tens = ten == 0 ? 1 : NUMERALS.indexOf(numerals.charAt(0)) + 1;
        int ones = ten == numerals.length() - 1 ? 0 : NUMERALS.indexOf(numerals.charAt(ten + 1)) + 1;
        return tens * 10 + ones;
    }

    private static LocalTime middle(String half) {
        return switch (half) {
            case "凌晨" -> LocalTime.of(5, 0);
            case "早上", "早晨", "早" -> LocalTime.of(9, 0);
            case "上午" -> LocalTime.of(10, 0);
            case "中午" -> LocalTime.NOON;
            case "傍晚" -> LocalTime.of(18, 0);
            case "晚上", "晚" -> LocalTime.of(19, 0);
            default -> LocalTime.of(15, 0);
        };
    }
}
