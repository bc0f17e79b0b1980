package cn.topcentral.hub.agents.local.extract;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** The first and the last day meant. */
record DayRange(LocalDate start, LocalDate end) {

    static DayRange on(LocalDate day) {
        return new DayRange(day, day);
    }

    /** The day, where the calendar has it. */
    static Optional<LocalDate> day(int year, int month, int day) {
        if (month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return Optional.empty();
        }
        return Optional.of(LocalDate.of(year, month, day));
    }

    static DayRange month(YearMonth month) {
        return new DayRange(month.atDay(1), month.atEndOfMonth());
    }

    static DayRange months(YearMonth first, YearMonth last) {
        return new DayRange(first.atDay(1), last.atEndOfMonth());
    }

    static DayRange year(int year) {
        return new DayRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** A quarter of a year, 1 to 4. */
    static DayRange quarter(int year, int quarter) {
        return months(YearMonth.of(year, quarter * 3 - 2), YearMonth.of(year, quarter * 3));
    }

    /** Monday to Sunday. */
    static DayRange week(LocalDate anyDay) {
        LocalDate monday = anyDay.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new DayRange(monday, monday.plusDays(6));
    }

    /** The part of a month people name: 初 上旬 中 中旬 下旬 底 末; the whole month for anything else. */
    static DayRange part(YearMonth month, String part) {
        return switch (part) {
            case "初", "上旬" -> new DayRange(month.atDay(1), month.atDay(10));
            case "中", "中旬" -> new DayRange(month.atDay(11), month.atDay(20));
            case "下旬" -> new DayRange(month.atDay(21), month.atEndOfMonth());
            case "底", "末" -> on(month.atEndOfMonth());
            default -> month(month);
        };
    }
}
