package cn.topcentral.hub.storage.chart;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How time is cut for a chart; a week begins on Monday. */
public enum Bucket {
    DAY,
    WEEK,
    MONTH,
    YEAR;

    /** The word of PostgreSQL's {@code date_trunc}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the bucket that holds a day. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The first day of the bucket after the one that begins with a day. */
    public LocalDate next(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            case YEAR -> start.plusYears(1);
        };
    }

    /** The first days of all buckets that hold a day of a span, in order; both days belong to it. */
    public List<LocalDate> over(LocalDate first, LocalDate last) {
        List<LocalDate> starts = new ArrayList<>();
        for (LocalDate start = start(first); !start.isAfter(last); start = next(start)) {
            starts.add(start);
        }
        return List.copyOf(starts);
    }
}
