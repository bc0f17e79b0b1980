package cn.topcentral.hub.templates.text;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as people in China read them, in Asia/Shanghai. Days are calendar days there, not spans of 24 hours. */
public final class ChineseTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final String[] WEEKDAYS = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};

    private ChineseTime() {}

    /** How long ago: 刚刚, 5分钟前, 2小时前, 昨天, 3天前, then the date. A time to come is named by day and clock. */
    public static String relative(Instant then, Instant now) {
        long minutes = Duration.between(then, now).toMinutes();
        if (minutes < 0) {
            return upcoming(then, now);
        } else if (minutes < 1) {
            return "刚刚";
        } else if (minutes < 60) {
            return minutes + "分钟前";
        }
        long days = ChronoUnit.DAYS.between(date(then), date(now));
        // Shortly after midnight "2小时前" says more than "昨天".
        if (days == 0 || minutes < 6 * 60) {
            return minutes / 60 + "小时前";
        } else if (days == 1) {
            return "昨天";
        }
        return days <= 7 ? days + "天前" : longDate(then, now);
    }

    /** The day in at most five characters: 今天, 昨天, 明天, 6-17, and 2024年 for a day of another year. */
    public static String shortDay(Instant then, Instant now) {
        LocalDate day = date(then);
        long ago = ChronoUnit.DAYS.between(day, date(now));
        if (Math.abs(ago) <= 1) {
            return nearDay(ago);
        }
        return day.getYear() == date(now).getYear() ? monthDay(then) : day.getYear() + "年";
    }

    /** The clock time, after the month and day where {@link #shortDay} names only the year. */
    public static String clockAfterShortDay(Instant then, Instant now) {
        boolean yearOnly = shortDay(then, now).endsWith("年");
        return yearOnly ? monthDay(then) + " " + clock(then) : clock(then);
    }

    /** Heading of a day on a page: 今天 6月15日, 昨天 6月14日, 6月13日 周四, 2023年6月13日 周二. */
    public static String dayHeading(LocalDate day, Instant now) {
        long ago = ChronoUnit.DAYS.between(day, date(now));
        String date = longDate(day, date(now));
        return Math.abs(ago) <= 1 ? nearDay(ago) + " " + date : date + " " + weekday(day.getDayOfWeek());
    }

    /** Clock time, 24 hours: 09:30. */
    public static String clock(Instant time) {
        return CLOCK.format(time.atZone(ZONE));
    }

    /** The days or clock times of a span: 10:15–10:42 within a day, 6-16–6-17 across days, 10:15 if both are the same minute. */
    public static String span(Instant first, Instant last) {
        if (!date(first).equals(date(last))) {
            return monthDay(first) + "–" + monthDay(last);
        }
        String from = clock(first);
        String to = clock(last);
        return from.equals(to) ? from : from + "–" + to;
    }

    /** A length of time: 45秒, 15分钟, 2小时, 1小时20分钟, 3天. Rounded down to the unit shown. */
    public static String length(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + "秒";
        } else if (seconds < 3600) {
            return seconds / 60 + "分钟";
        } else if (seconds >= 86_400) {
            return seconds / 86_400 + "天";
        }
        long minutes = seconds % 3600 / 60;
        return seconds / 3600 + "小时" + (minutes == 0 ? "" : minutes + "分钟");
    }

    /** The calendar day in Asia/Shanghai. */
    public static LocalDate date(Instant time) {
        return time.atZone(ZONE).toLocalDate();
    }

    private static String upcoming(Instant then, Instant now) {
        long ahead = ChronoUnit.DAYS.between(date(now), date(then));
        return (ahead <= 1 ? nearDay(-ahead) : longDate(then, now)) + " " + clock(then);
    }

    private static String nearDay(long daysAgo) {
        return daysAgo == 0 ? "今天" : daysAgo > 0 ? "昨天" : "明天";
    }

    private static String monthDay(Instant time) {
        ZonedDateTime local = time.atZone(ZONE);
        return local.getMonthValue() + "-" + local.getDayOfMonth();
    }

    private static String longDate(Instant time, Instant now) {
        return longDate(date(time), date(now));
    }

    private static String longDate(LocalDate day, LocalDate today) {
        String year = day.getYear() == today.getYear() ? "" : day.getYear() + "年";
        return year + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static String weekday(DayOfWeek day) {
        return WEEKDAYS[day.getValue() - 1];
    }
}
