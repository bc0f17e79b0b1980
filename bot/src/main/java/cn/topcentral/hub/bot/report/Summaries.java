package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.StoredReport;
import cn.topcentral.hub.templates.report.ReportSummary;
import cn.topcentral.hub.templates.report.ReportSummary.Total;
import cn.topcentral.hub.templates.report.ReportText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which figures of a report its card shows. */
final class Summaries {
    /** How many records the period has. */
    static final String RECORDS = "records";

    private static final int MOST_FIGURES = 6;
    private static final int MOST_HIGHLIGHTS = 3;
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private static final List<Shown> DAILY = List.of(
            new Shown("customers", "联系客户"),
            new Shown("urgent", "高紧急"),
            new Shown("complaints", "投诉"),
            new Shown("unanswered", "未回复"),
            new Shown("risks-new", "新风险"),
            new Shown("opportunities-new", "新商机"),
            new Shown("tasks-overdue", "逾期待办"),
            new Shown("order-amount", "订单额"));

    private static final List<Shown> LONGER = List.of(
            new Shown("customers", "联系客户"),
            new Shown("order-amount", "订单额"),
            new Shown("satisfaction", "满意度"),
            new Shown("complaints", "投诉"),
            new Shown("risks-new", "新风险"),
            new Shown("opportunities", "在跟商机"),
            new Shown("silent-customers", "沉默客户"),
            new Shown("tasks-overdue", "逾期待办"));

    private static final List<Shown> CUSTOMER = List.of(
            new Shown("order-amount-year", "年订单额"),
            new Shown("amount-unpaid", "逾期未付"),
            new Shown("orders-year", "年订单数"),
            new Shown("opportunities", "在跟商机"),
            new Shown("tasks-overdue", "逾期待办"));

    private Summaries() {}

    /** A figure by its id, in at most five characters. */
    private record Shown(String id, String label) {}

    static ReportSummary of(StoredReport report, URI page) {
        Optional<Figure> records = report.figure(RECORDS);
        return new ReportSummary(
                kind(report),
                title(report),
                records.map(figure -> new Total("沟通记录", worded(figure))),
                chosen(report),
                ReportText.highlights(report.markdown(), MOST_HIGHLIGHTS),
                false,
                Optional.empty(),
                page);
    }

    /** A period in which nothing was said. */
    static ReportSummary ofNothing(StoredReport report, boolean worked, URI page) {
        return new ReportSummary(
                kind(report),
                title(report),
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                Optional.of(worked ? "这天没有任何沟通记录，工作日这样不正常。请管理员看看各渠道的接入；电话和拜访请今天补录。" : "这天休息，没有沟通记录。"),
                page);
    }

    /** 沟通日报, or 客户报告. */
    static String kind(StoredReport report) {
        return (report.kind() == ReportKind.CUSTOMER ? "" : "沟通")
                + report.kind().label();
    }

    static boolean isSilent(StoredReport report) {
        return report.figure(RECORDS)
                .map(figure -> figure.value().signum() == 0)
                .orElse(true);
    }

    private static List<Total> chosen(StoredReport report) {
        List<Total> chosen = shown(report.kind())
                .flatMap(shown ->
                        report.figure(shown.id()).stream().map(figure -> new Total(shown.label(), worded(figure))))
                .limit(MOST_FIGURES)
                .toList();
        return chosen.isEmpty()
                ? report.figures().stream()
                        .filter(figure -> !figure.id().equals(RECORDS))
                        .limit(MOST_FIGURES)
                        .map(figure -> new Total(figure.label(), worded(figure)))
                        .toList()
                : chosen;
    }

    private static Stream<Shown> shown(ReportKind kind) {
        return switch (kind) {
            case DAILY -> DAILY.stream();
            case WEEKLY, MONTHLY -> LONGER.stream();
            case CUSTOMER -> CUSTOMER.stream();
        };
    }

    /** 沟通日报 · 2024年6月15日 周六 without what the card says above it. */
    private static String title(StoredReport report) {
        int dot = report.title().indexOf(" · ");
        return dot < 0 ? report.title() : report.title().substring(dot + 3);
    }

    /** With its unit: 23 条, 152.5 万元. */
    static String worded(Figure figure) {
        boolean large = figure.unit().equals("元") && figure.value().abs().compareTo(TEN_THOUSAND) >= 0;
        BigDecimal value = large ? figure.value().divide(TEN_THOUSAND, 1, RoundingMode.HALF_UP) : figure.value();
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        String number =
                plain.scale() <= 0 ? String.format(Locale.ROOT, "%,d", plain.toBigInteger()) : plain.toPlainString();
        return number + " " + (large ? "万元" : figure.unit());
    }
}
