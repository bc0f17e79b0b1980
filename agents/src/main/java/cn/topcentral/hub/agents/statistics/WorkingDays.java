package cn.topcentral.hub.agents.statistics;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Which days people work on. Implementations are thread-safe. */
@FunctionalInterface
public interface WorkingDays {
    /** Monday to Friday; knows no holidays and no days worked instead (调休). */
    WorkingDays MONDAY_TO_FRIDAY = day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;

    boolean works(LocalDate day);

    /** The working days after {@code from} up to and with {@code to}; none when it is not later. */
    default int between(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            count += works(day) ? 1 : 0;
        }
        return count;
    }
}
