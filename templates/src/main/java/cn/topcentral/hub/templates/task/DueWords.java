package cn.topcentral.hub.templates.task;

import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** By when something is to be done, as people say it; in Asia/Shanghai. */
public final class DueWords {
    private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);
    private static final String[] WEEKDAYS = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};

    private DueWords() {}

    /** {@code 逾期2天}, {@code 今天 15:00}, {@code 今天 18:00前}, {@code 明天}, {@code 周五}, {@code 6月20日}, {@code 未定日期}. */
    public static String of(Optional<Instant> due, Instant now) {
        return due.map(known -> of(known, now)).orElse("未定日期");
    }

    private static String of(Instant due, Instant now) {
        LocalDate day = ChineseTime.date(due);
        long ahead = ChronoUnit.DAYS.between(ChineseTime.date(now), day);
        if (due.isBefore(now)) {
            return ahead == 0 ? "今天 " + ChineseTime.clock(due) + "已过" : "逾期" + -ahead + "天";
        }
        LocalTime time = due.atZone(ChineseTime.ZONE).toLocalTime();
        boolean wholeDay = time.equals(END_OF_WORK) || time.equals(LocalTime.MIDNIGHT);
        if (ahead == 0) {
            return "今天 " + ChineseTime.clock(due) + (time.equals(END_OF_WORK) ? "前" : "");
        }
        return day(day, ahead, ChineseTime.date(now)) + (wholeDay ? "" : " " + ChineseTime.clock(due));
    }

    /** A moment to come with its clock time: {@code 明天 09:00}, {@code 6月20日 周四 14:00}. */
    public static String moment(Instant at, Instant now) {
        LocalDate day = ChineseTime.date(at);
        long ahead = ChronoUnit.DAYS.between(ChineseTime.date(now), day);
        String named = ahead >= 0 && ahead <= 2
                ? day(day, ahead, ChineseTime.date(now))
                : longDate(day, ChineseTime.date(now)) + " " + weekday(day);
        return named + " " + ChineseTime.clock(at);
    }

    private static String day(LocalDate day, long ahead, LocalDate today) {
        if (ahead == 0) {
            return "今天";
        } else if (ahead == 1) {
            return "明天";
        } else if (ahead == 2) {
            return "后天";
        }
        boolean thisWeek = ahead < 7 && day.getDayOfWeek().compareTo(today.getDayOfWeek()) > 0;
        return thisWeek ? weekday(day) : longDate(day, today);
    }

    private static String longDate(LocalDate day, LocalDate today) {
        String year = day.getYear() == today.getYear() ? "" : day.getYear() + "年";
        return year + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static String weekday(LocalDate day) {
        return WEEKDAYS[day.getDayOfWeek().getValue() - 1];
    }
}
