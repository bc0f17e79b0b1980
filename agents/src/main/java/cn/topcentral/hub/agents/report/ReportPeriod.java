package cn.topcentral.hub.agents.report;

import cn.topcentral.hub.storage.report.ReportKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * The days a report is on.
 *
 * @param last inclusive
 */
public record ReportPeriod(ReportKind kind, LocalDate first, LocalDate last) {
    /** What "recent" means in a customer's report (seed 6.2: 近30天). */
    private static final int CUSTOMER_DAYS = 30;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT);

    /** The day, the week from Monday to Sunday, the calendar month that a day is in, or the 30 days that end with it. */
    public static ReportPeriod of(ReportKind kind, LocalDate day) {
        return switch (kind) {
            case DAILY -> new ReportPeriod(kind, day, day);
            case WEEKLY ->
                new ReportPeriod(
                        kind,
                        day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
            case MONTHLY -> new ReportPeriod(kind, day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
            case CUSTOMER -> new ReportPeriod(kind, day.minusDays(CUSTOMER_DAYS - 1), day);
        };
    }

    /** The one before it, of the same kind. */
    public ReportPeriod previous() {
        return of(kind, first.minusDays(1));
    }

    /** The first moment. */
    public Instant from(ZoneId zone) {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The first moment after it. */
    public Instant to(ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Of a report on the whole house: {@code RPT-D-20240615}, {@code RPT-W-2024W24}, {@code RPT-M-202406}. */
    public String reportId() {
        return switch (kind) {
            case DAILY -> "RPT-D-" + DAY.format(first);
            case WEEKLY -> "RPT-W-" + week(first);
            case MONTHLY -> "RPT-M-" + MONTH.format(first);
            case CUSTOMER -> throw new IllegalStateException("A customer's report has the customer in its id");
        };
    }

    /** {@code RPT-C-C001001-20240615}. */
    public String reportId(String customer) {
        return "RPT-C-" + customer + "-" + DAY.format(last);
    }

    /** {@code 2024W24}, the week of ISO 8601 that a day is in. */
    public static String week(LocalDate day) {
        return "%dW%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
