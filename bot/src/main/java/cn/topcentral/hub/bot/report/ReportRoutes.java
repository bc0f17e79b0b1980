package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.agents.coordination.KeptFindings;
import cn.topcentral.hub.bot.report.ReadableReports.Opened;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.FigureRows;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.ReportLists;
import cn.topcentral.hub.storage.report.RowsRepository;
import cn.topcentral.hub.storage.report.StoredReport;
import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.chart.ChartPicture;
import cn.topcentral.hub.templates.page.FigurePageModel;
import cn.topcentral.hub.templates.page.report.Outcome;
import cn.topcentral.hub.templates.page.report.ReportPage;
import cn.topcentral.hub.templates.page.report.ReportPage.Link;
import cn.topcentral.hub.templates.report.ReportMarkdown;
import cn.topcentral.hub.templates.report.ReportPdf;
import cn.topcentral.hub.templates.text.CleanText;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of reports: {@code /r/{reportId}}, the same as {@code .pdf} and {@code .md}, and for the rows behind one of its figures
 * {@code /r/{reportId}/f/{figure}}. Reports on the house are for managers and administrators, a customer's for whoever may see the customer. A single
 * chart, {@code /r/{reportId}/chart/{n}.png}, opens for whoever has its signed address.
 */
public final class ReportRoutes implements Routes {
    /** More than anybody scrolls through on a phone. */
    private static final int MOST_ROWS = 300;

    private static final String PDF = ".pdf";
    private static final String MARKDOWN = ".md";
    private static final String PNG = ".png";

    /** As WeCom draws pictures of cards. */
    static final double CARD_RATIO = 1.9;

    private static final int CARD_WIDTH = 900;

    private final Frame frame;
    private final ReadableReports reports;
    private final ReportLists lists;
    private final ReportDocuments documents;
    private final ReportForms forms;
    private final RowsRepository rows;
    private final CustomerRepository customers;
    private final ReportPdf pdf;
    private final URI base;
    private final ChartLinks charts;
    private final AuditLog audit;
    private final Clock clock;

    ReportRoutes(
            Frame frame,
            ReadableReports reports,
            ReportLists lists,
            ReportDocuments documents,
            ReportForms forms,
            RowsRepository rows,
            CustomerRepository customers,
            ReportPdf pdf,
            URI base,
            ChartLinks charts,
            AuditLog audit,
            Clock clock) {
        this.frame = frame;
        this.reports = reports;
        this.lists = lists;
        this.documents = documents;
        this.forms = forms;
        this.rows = rows;
        this.customers = customers;
        this.pdf = pdf;
        this.base = base;
        this.charts = charts;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/r/{reportId}", frame.membersOnly().page(this::report));
        routes.get("/r/{reportId}/f/{figure}", frame.membersOnly().page(this::figure));
        routes.get("/r/{reportId}/chart/{picture}", this::chart);
    }

    /** No id ends like the name of a file. */
    private void report(Context context, Employee employee) {
        String id = context.pathParam("reportId");
        if (id.endsWith(PDF)) {
            Opened readable = exported(without(id, PDF), employee, "pdf");
            byte[] file = pdf.print(
                    documents.document(readable, found(readable)),
                    readable.report().createdAt());
            download(context, readable.report(), PDF)
                    .contentType("application/pdf")
                    .result(file);
        } else if (id.endsWith(MARKDOWN)) {
            Opened readable = exported(without(id, MARKDOWN), employee, "markdown");
            String file = ReportMarkdown.of(documents.document(readable, found(readable)), base);
            download(context, readable.report(), MARKDOWN)
                    .contentType("text/markdown; charset=utf-8")
                    .result(file);
        } else {
            Opened readable = reports.named(id, employee);
            seen(readable, employee);
            show(context, employee, readable);
        }
    }

    private void show(Context context, Employee employee, Opened readable) {
        Optional<KeptFindings> found = found(readable);
        Optional<Outcome> outcome =
                Optional.ofNullable(context.queryParam("done")).flatMap(ReportForms::outcome);
        frame.show(
                context,
                employee,
                Optional.of(Place.REPORTS),
                new ReportPage(
                        documents.document(readable, found),
                        links(readable),
                        forms.actions(readable, found, employee, context.queryParam("task")),
                        outcome,
                        Optional.empty()));
    }

    /** The way to the report before, the one after, the customer. */
    List<Link> links(Opened readable) {
        StoredReport report = readable.report();
        List<Link> links = new ArrayList<>();
        lists.before(report)
                .ifPresent(line -> links.add(
                        new Link("← 上一份：" + CleanText.line(line.title()), ReportLinks.INTERNAL.report(line.id()))));
        lists.after(report)
                .ifPresent(line -> links.add(new Link(
                        "下一份：" + CleanText.line(line.title()) + " →", ReportLinks.INTERNAL.report(line.id()))));
        readable.customer().ifPresent(customer -> {
            links.add(new Link("📅 打开时间轴", PageLinks.INTERNAL.timeline(customer.id())));
            links.add(new Link("📄 这位客户的报告", CustomerReportRoutes.page(customer.id())));
        });
        if (report.kind() != ReportKind.CUSTOMER) {
            links.add(new Link("📄 全部报告", URI.create(Place.REPORTS.path())));
        }
        return links;
    }

    Optional<KeptFindings> found(Opened readable) {
        return reports.findings(readable.report()).map(KeptFindings::read);
    }

    void seen(Opened readable, Employee employee) {
        record(
                readable.customer().isPresent() ? "customer.view" : "report.view",
                readable.customer()
                        .map(customer -> "customer " + customer.id().value())
                        .orElse("report " + readable.report().id()),
                employee,
                Map.of("page", "report", "report", readable.report().id()));
    }

    private Opened exported(String id, Employee employee, String form) {
        Opened readable = reports.named(id, employee);
        record("report.export", "report " + readable.report().id(), employee, Map.of("form", form));
        return readable;
    }

    private void record(String action, String object, Employee employee, Map<String, Object> details) {
        audit.record(new AuditEntry(clock.instant(), employee.userid(), action, object, details));
    }

    private static String without(String name, String end) {
        return name.substring(0, name.length() - end.length());
    }

    /** Named in Chinese for those who understand RFC 6266, by the report's id for others. */
    private static Context download(Context context, StoredReport report, String end) {
        String name = CleanText.line(report.title())
                        .replaceAll("[\\s\\\\/:*?\"<>|·]+", "-")
                        .replaceAll("-+", "-")
                + (report.version() > 1 ? "-第" + report.version() + "版" : "")
                + end;
        return context.header(
                "Content-Disposition",
                "attachment; filename=\"" + report.id().replaceAll("[^A-Za-z0-9._-]", "-") + end
                        + "\"; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    /** Without a log-in: WeCom fetches it for the card. Only the house's reports have such pictures, and those show sums alone. */
    private void chart(Context context) {
        String id = context.pathParam("reportId");
        String picture = context.pathParam("picture");
        String signature = Optional.ofNullable(context.queryParam("sig")).orElse("");
        if (!picture.matches("\\d{1,2}\\.png") || !charts.allows(signature, id, place(picture))) {
            throw new ProblemException(new Problem(
                    HttpStatus.FORBIDDEN,
                    "The address of this picture is not signed, or too old.",
                    "图片打不开",
                    "链接不完整或已过期。请登录后打开报告看图表。"));
        }
        List<Chart> drawn = reports.byId(id)
                .filter(report -> report.kind() != ReportKind.CUSTOMER)
                .map(ReportDocuments::charts)
                .orElse(List.of());
        if (place(picture) >= drawn.size()) {
            throw new ProblemException(
                    new Problem(HttpStatus.NOT_FOUND, "The report has no such chart.", "没有这张图", "报告里没有这张图。请打开报告看图表。"));
        }
        context.header("Cache-Control", "public, max-age=86400")
                .contentType("image/png")
                .result(ChartPicture.png(
                        drawn.get(place(picture)), true, CARD_WIDTH, (int) Math.round(CARD_WIDTH / CARD_RATIO)));
    }

    private static int place(String picture) {
        return Integer.parseInt(without(picture, PNG));
    }

    private void figure(Context context, Employee employee) {
        StoredReport report =
                reports.named(context.pathParam("reportId"), employee).report();
        Figure figure = report.figure(context.pathParam("figure"))
                .orElseThrow(() -> new ProblemException(new Problem(
                        HttpStatus.NOT_FOUND,
                        "The report has no such figure.",
                        "没有这个数字",
                        "报告里没有这一项，可能链接不完整。请回到报告，点数字重新打开。")));
        FigureRows behind = rows.rows(figure, MOST_ROWS + 1);
        boolean more = behind.size() > MOST_ROWS;
        frame.show(
                context,
                employee,
                Optional.of(Place.REPORTS),
                new FigurePageModel(
                        report.title(),
                        ReportLinks.INTERNAL.report(report.id()),
                        figure.label(),
                        Summaries.worded(figure),
                        new FigureRowsText(customers).rows(behind, MOST_ROWS),
                        more ? Math.max(figure.rowCount(), behind.size()) : behind.size(),
                        !more && behind.size() != figure.rowCount()));
    }
}
