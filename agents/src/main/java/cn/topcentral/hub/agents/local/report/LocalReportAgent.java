package cn.topcentral.hub.agents.local.report;

import cn.topcentral.hub.agents.finding.GeneratedBy;
import cn.topcentral.hub.agents.report.CustomerFindings;
import cn.topcentral.hub.agents.report.Report;
import cn.topcentral.hub.agents.report.ReportAgent;
import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.agents.report.ReportRequest;
import cn.topcentral.hub.agents.report.Workdays;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.report.FactsRepository;
import cn.topcentral.hub.storage.report.FactsRequest;
import cn.topcentral.hub.storage.report.NewReport;
import cn.topcentral.hub.storage.report.PeriodFacts;
import cn.topcentral.hub.storage.report.ReportKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** A15 by rules: every figure computed, every word fixed. Thread-safe. */
public final class LocalReportAgent implements ReportAgent {
    static final GeneratedBy MAKER = GeneratedBy.local("A15", "report-rules", "1");

    /** Reports are due at nine (seed 5.2). */
    private static final Duration DUE = Duration.ofHours(9);

    private final FactsRepository facts;
    private final Workdays workdays;
    private final ZoneId zone;
    private final String linkBase;

    /**
     * @param zone where days begin and end
     * @param linkBase what stands before a report's id in a link, with the slash: {@code /r/}
     */
    public LocalReportAgent(FactsRepository facts, Workdays workdays, ZoneId zone, String linkBase) {
        this.facts = facts;
        this.workdays = workdays;
        this.zone = zone;
        this.linkBase = linkBase;
    }

    @Override
    public Report write(ReportRequest request) {
        ReportPeriod period = ReportPeriod.of(request.kind(), request.date());
        if (request.asOf().isBefore(period.from(zone))) {
            throw new IllegalArgumentException("The " + request.kind().code() + " report of " + request.date()
                    + " cannot be written yet: its first day is " + period.first());
        }
        Instant asOf = earlier(request.asOf(), period.to(zone).plus(DUE));
        PeriodFacts read = facts.read(new FactsRequest(
                comparedFrom(period).atStartOfDay(zone).toInstant(),
                period.from(zone),
                period.to(zone),
                asOf,
                zone,
                TaskSection.filters(
                        period.from(zone),
                        period.to(zone),
                        asOf,
                        dueUntil(period).plusDays(1).atStartOfDay(zone).toInstant())));
        Sheet sheet = new Sheet(title(period), linkBase, period.reportId());
        Scene scene = new Scene(period, read, workdays, sheet);
        switch (request.kind()) {
            case DAILY -> new DailyReport(scene, Comparison.workdaysBefore(period.first(), workdays)).write();
            case WEEKLY -> new WeeklyReport(scene).write();
            case MONTHLY -> new MonthlyReport(scene).write();
            case CUSTOMER -> throw new IllegalArgumentException("A customer's report is written from the history");
        }
        return report(period.reportId(), period, NewReport.HOUSE, sheet, zone);
    }

    @Override
    public Report write(CustomerHistory history, CustomerFindings findings) {
        LocalDate day = history.asOf().atZone(history.zone()).toLocalDate();
        ReportPeriod period = ReportPeriod.of(ReportKind.CUSTOMER, day);
        String customer = history.customer().id().value();
        String id = period.reportId(customer);
        Sheet sheet = new Sheet(
                "客户报告 · " + Words.plain(history.customer().displayName(), 40) + " · " + day.getYear() + "年"
                        + Words.dayOfWeek(day),
                linkBase,
                id);
        new CustomerReport(history, findings, period, sheet).write();
        return report(id, period, customer, sheet, history.zone());
    }

    private static Report report(String id, ReportPeriod period, String target, Sheet sheet, ZoneId zone) {
        return new Report(
                id,
                period.kind(),
                target,
                period.first(),
                period.last(),
                period.from(zone),
                period.to(zone),
                sheet.title(),
                sheet.markdown(),
                Optional.empty(),
                sheet.figures(),
                sheet.series(),
                MAKER);
    }

    private static String title(ReportPeriod period) {
        return switch (period.kind()) {
            case DAILY -> "沟通日报 · " + period.first().getYear() + "年" + Words.dayOfWeek(period.first());
            case WEEKLY ->
                "沟通周报 · " + ReportPeriod.week(period.first()).replace("W", "年第") + "周（" + Words.day(period.first())
                        + "—" + Words.day(period.last()) + "）";
            case MONTHLY ->
                "沟通月报 · " + period.first().getYear() + "年" + period.first().getMonthValue() + "月";
            case CUSTOMER -> "客户报告";
        };
    }

    private LocalDate comparedFrom(ReportPeriod period) {
        return switch (period.kind()) {
            case DAILY -> workdays.plus(period.first(), -Comparison.WORKDAYS);
            case WEEKLY -> period.first().minusWeeks(WeeklyReport.EARLIER_WEEKS);
            case MONTHLY -> period.first().minusMonths(MonthlyReport.EARLIER_MONTHS);
            case CUSTOMER -> period.previous().first();
        };
    }

    private LocalDate dueUntil(ReportPeriod period) {
        return switch (period.kind()) {
            case DAILY -> workdays.plus(period.last(), 1);
            case WEEKLY -> period.last().plusWeeks(1);
            case MONTHLY ->
                ReportPeriod.of(ReportKind.MONTHLY, period.last().plusDays(1)).last();
            case CUSTOMER -> period.last();
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
