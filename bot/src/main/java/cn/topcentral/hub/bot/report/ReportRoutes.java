package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.FigureRows;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.ReportRepository;
import cn.topcentral.hub.storage.report.RowsRepository;
import cn.topcentral.hub.storage.report.StoredReport;
import cn.topcentral.hub.templates.page.FigurePageModel;
import cn.topcentral.hub.templates.page.ReportPageModel;
import cn.topcentral.hub.templates.text.ChineseTime;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The pages of reports: {@code /r/{reportId}} and, for the rows behind one of its figures, {@code /r/{reportId}/f/{figure}}. Reports on the house are
 * for managers and administrators, a customer's for whoever may see the customer.
 */
public final class ReportRoutes implements Routes {
    /** More than anybody scrolls through on a phone. */
    private static final int MOST_ROWS = 300;

    private static final int LONGEST_ID = 200;

    private final Frame frame;
    private final ReportRepository reports;
    private final RowsRepository rows;
    private final CustomerRepository customers;
    private final Access access;

    public ReportRoutes(
            Frame frame, ReportRepository reports, RowsRepository rows, CustomerRepository customers, Access access) {
        this.frame = frame;
        this.reports = reports;
        this.rows = rows;
        this.customers = customers;
        this.access = access;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/r/{reportId}", frame.membersOnly().page(this::report));
        routes.get("/r/{reportId}/f/{figure}", frame.membersOnly().page(this::figure));
    }

    private void report(Context context, Employee employee) {
        StoredReport report = readable(context, employee);
        Optional<URI> timeline = report.kind() == ReportKind.CUSTOMER
                ? Optional.of(PageLinks.INTERNAL.timeline(new CustomerId(report.target())))
                : Optional.empty();
        frame.show(
                context,
                employee,
                Optional.of(Place.REPORTS),
                new ReportPageModel(Summaries.kind(report), report.title(), report.markdown(), made(report), timeline));
    }

    private void figure(Context context, Employee employee) {
        StoredReport report = readable(context, employee);
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

    private static String made(StoredReport report) {
        Instant time = report.createdAt();
        return ChineseTime.date(time) + " " + ChineseTime.clock(time) + " 生成"
                + (report.version() > 1 ? "，第 " + report.version() + " 版" : "");
    }

    /** @throws ProblemException for one that is not there, and for one that is not this reader's */
    private StoredReport readable(Context context, Employee employee) {
        String id = context.pathParam("reportId");
        boolean possible = !id.isBlank() && id.length() <= LONGEST_ID && id.indexOf('\0') < 0;
        StoredReport report = (possible ? reports.byId(id) : Optional.<StoredReport>empty())
                .orElseThrow(() -> new ProblemException(new Problem(
                        HttpStatus.NOT_FOUND, "There is no such report.", "没有找到这份报告", "链接可能不完整。请在企业微信里发送 /报告，从卡片打开。")));
        if (!mayRead(employee, report)) {
            throw new ProblemException(new Problem(
                    HttpStatus.FORBIDDEN,
                    "This account may not read this report.",
                    "您不能看这份报告",
                    "日报、周报和月报只给主管和管理员看，客户报告只给负责这位客户的同事和主管看。工作需要的话，请联系您的主管。"));
        }
        return report;
    }

    private boolean mayRead(Employee employee, StoredReport report) {
        if (report.kind() != ReportKind.CUSTOMER) {
            return access.isAtLeast(employee, Role.MANAGER);
        }
        Optional<Customer> customer = customers.byId(customers.survivor(new CustomerId(report.target())));
        return customer.filter(whose -> access.maySee(employee, whose)).isPresent();
    }
}
