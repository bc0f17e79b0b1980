package cn.topcentral.hub.agents.local.advice;

import cn.topcentral.hub.agents.statistics.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A holiday as the working calendar shows it: days off in a row, of which at least one would be a working day otherwise.
 *
 * @param name by the time of the year: 春节, 清明, 五一, 端午, 中秋, 国庆, 元旦
 */
record DaysOff(String name, LocalDate first, LocalDate last) {

    /** The first one that begins after a day, within so many days. */
    static Optional<DaysOff> next(WorkingDays calendar, LocalDate after, int withinDays) {
        LocalDate end = after.plusDays(withinDays);
        for (LocalDate day = after.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            if (!calendar.works(day) && calendar.works(day.minusDays(1))) {
                LocalDate last = day;
                boolean holiday = isWeekday(day);
                // Longer than any holiday, for a calendar that knows no working days at all.
                while (!calendar.works(last.plusDays(1)) && ChronoUnit.DAYS.between(day, last) < 30) {
                    last = last.plusDays(1);
                    holiday |= isWeekday(last);
                }
                if (holiday) {
                    return Optional.of(new DaysOff(name(day, last), day, last));
                }
                day = last;
            }
        }
        return Optional.empty();
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    private static String name(LocalDate first, LocalDate last) {
        if (last.getDayOfYear() < first.getDayOfYear() || first.getDayOfYear() == 1) {
            return "元旦";
        }
        return switch (first.getMonth()) {
            case JANUARY, FEBRUARY -> ChronoUnit.DAYS.between(first, last) >= 5 ? "春节" : "元旦";
            case MARCH, APRIL -> first.getDayOfMonth() > 20 && first.getMonthValue() == 4 ? "五一" : "清明";
            case MAY -> first.getDayOfMonth() > 20 ? "端午" : "五一";
            case JUNE, JULY -> "端午";
            case AUGUST, SEPTEMBER -> ChronoUnit.DAYS.between(first, last) >= 5 ? "中秋国庆" : "中秋";
            case OCTOBER -> "国庆";
            case NOVEMBER, DECEMBER -> "元旦";
        };
    }
}
