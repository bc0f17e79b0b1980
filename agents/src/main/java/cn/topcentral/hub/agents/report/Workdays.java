package cn.topcentral.hub.agents.report;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Which days are worked. Implementations are thread-safe. */
@FunctionalInterface
public interface Workdays {
    /** Knows no holidays. */
    Workdays WEEKDAYS = day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

    boolean works(LocalDate day);

    /** The day that many workdays later, the day itself not counted; a negative number goes back; 0 is the day itself. */
    default LocalDate plus(LocalDate day, int workdays) {
        LocalDate reached = day;
        int step = Integer.signum(workdays);
        for (int left = Math.abs(workdays); left > 0; left -= works(reached) ? 1 : 0) {
            reached = reached.plusDays(step);
        }
        return reached;
    }

    /** The day itself where it is worked, or else the next that is. */
    default LocalDate from(LocalDate day) {
        return works(day) ? day : plus(day, 1);
    }
}
