package cn.topcentral.hub.bot.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The days people work: no weekends, no public holidays. The lunar holidays come from a list ({@code holidays.txt}, to 2030; later years know
 * only the solar ones). The working weekends that make up for holidays are left out: a demo without them is not wrong, only quieter.
 */
final class WorkCalendar {
    private static final int SPRING_FESTIVAL_DAYS = 8;

    private final Set<LocalDate> lunar;

    private WorkCalendar(Set<LocalDate> lunar) {
        this.lunar = Set.copyOf(lunar);
    }

    static WorkCalendar load() {
        Set<LocalDate> days = new HashSet<>();
        for (String line : Resources.lines("holidays.txt")) {
            if (!line.isBlank()) {
                List<String> columns = List.of(line.split("\\s+", -1));
                LocalDate first = LocalDate.parse(columns.get(1));
                long length = columns.get(0).equals("春节") ? SPRING_FESTIVAL_DAYS : 1;
                first.datesUntil(first.plusDays(length)).forEach(days::add);
            }
        }
        return new WorkCalendar(days);
    }

    boolean isHoliday(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY -> day.getDayOfMonth() == 1 || lunar.contains(day);
            case MAY -> day.getDayOfMonth() <= 5 || lunar.contains(day);
            case OCTOBER -> day.getDayOfMonth() <= 7 || lunar.contains(day);
            case FEBRUARY, MARCH, APRIL, JUNE, JULY, AUGUST, SEPTEMBER, NOVEMBER, DECEMBER -> lunar.contains(day);
        };
    }

    boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
    }

    /** The day itself or the next one people work. */
    LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isWorkday(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The day itself or the last one people worked. */
    LocalDate onOrBefore(LocalDate day) {
        LocalDate found = day;
        while (!isWorkday(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    /** So many working days later, or earlier when negative. */
    LocalDate plus(LocalDate workday, int workdays) {
        LocalDate day = workday;
        for (int i = 0; i < Math.abs(workdays); i++) {
            day = workdays > 0 ? onOrAfter(day.plusDays(1)) : onOrBefore(day.minusDays(1));
        }
        return day;
    }
}
