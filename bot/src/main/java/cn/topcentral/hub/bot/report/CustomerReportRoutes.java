package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.bot.report.ReadableReports.Opened;
import cn.topcentral.hub.bot.report.ReportMaking.State;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.report.ReportLine;
import cn.topcentral.hub.storage.report.ReportLists;
import cn.topcentral.hub.templates.page.report.CustomerShelf;
import cn.topcentral.hub.templates.page.report.CustomerShelf.Item;
import cn.topcentral.hub.templates.page.report.CustomerShelf.Making;
import cn.topcentral.hub.templates.page.report.ReportPage;
import cn.topcentral.hub.templates.text.CleanText;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A customer's newest report with the older ones, {@code /c/{customerId}/report}, and the writing of a new one; for whoever may see the customer. */
final class CustomerReportRoutes implements Routes {
    /** Of two years, if there is one a month. */
    private static final int MOST = 24;

    private final Frame frame;
    private final VisibleCustomer visible;
    private final CustomerRepository customers;
    private final ReadableReports reports;
    private final ReportLists lists;
    private final ReportDocuments documents;
    private final ReportForms forms;
    private final ReportRoutes pages;
    private final ReportMaking making;
    private final AuditLog audit;
    private final Clock clock;

    CustomerReportRoutes(
            Frame frame,
            VisibleCustomer visible,
            CustomerRepository customers,
            ReadableReports reports,
            ReportLists lists,
            ReportDocuments documents,
            ReportForms forms,
            ReportRoutes pages,
            ReportMaking making,
            AuditLog audit,
            Clock clock) {
        this.frame = frame;
        this.visible = visible;
        this.customers = customers;
        this.reports = reports;
        this.lists = lists;
        this.documents = documents;
        this.forms = forms;
        this.pages = pages;
        this.making = making;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/c/{customerId}/report", frame.membersOnly().page(this::newest));
        routes.post("/c/{customerId}/report", frame.membersOnly().action(this::write));
        routes.get("/c/{customerId}/report/progress", frame.membersOnly().page(this::progress));
    }

    /** Where a customer's reports are. */
    static URI page(CustomerId customer) {
        return URI.create("/c/" + URLEncoder.encode(customer.value(), StandardCharsets.UTF_8) + "/report");
    }

    private void newest(Context context, Employee employee) {
        Customer customer = visible.named(context.pathParam("customerId"), employee);
        List<ReportLine> found = lists.ofCustomer(customers.group(customer.id()), MOST);
        Optional<Opened> newest = found.stream().findFirst().map(line -> reports.named(line.id(), employee));
        CustomerShelf shelf = new CustomerShelf(
                CleanText.line(customer.displayName()),
                PageLinks.INTERNAL.timeline(customer.id()),
                page(customer.id()),
                made(customer, found),
                found.stream()
                        .map(line -> new Item(
                                CleanText.line(line.title()),
                                ReportLinks.INTERNAL.report(line.id()),
                                line.createdAt().toString(),
                                ReportDocuments.stamp(line.createdAt()) + " 生成"
                                        + (line.version() > 1 ? "，第 " + line.version() + " 版" : ""),
                                line.id().equals(found.get(0).id())))
                        .toList());
        if (newest.isEmpty()) {
            frame.show(context, employee, Optional.empty(), shelf);
            return;
        }
        Opened readable = newest.get();
        pages.seen(readable, employee);
        var findings = pages.found(readable);
        frame.show(
                context,
                employee,
                Optional.empty(),
                new ReportPage(
                        documents.document(readable, findings),
                        pages.links(readable),
                        forms.actions(readable, findings, employee, null),
                        Optional.empty(),
                        Optional.of(shelf)));
    }

    /** A new report that is the one shown need not be announced. */
    private Making made(Customer customer, List<ReportLine> found) {
        Making now = making(customer);
        boolean shown = now.done()
                .filter(page -> found.stream()
                        .anyMatch(line -> ReportLinks.INTERNAL.report(line.id()).equals(page)))
                .isPresent();
        return shown ? new Making(now.page(), now.path(), now.running(), now.problem(), Optional.empty()) : now;
    }

    /** Answers at once; the page asks how far it is. */
    private void write(Context context, Employee employee) {
        Customer customer = visible.named(context.pathParam("customerId"), employee);
        if (making.start(customer)) {
            audit.record(new AuditEntry(
                    clock.instant(),
                    employee.userid(),
                    "report.generate",
                    "customer " + customer.id().value(),
                    Map.of()));
        }
        frame.changed(context, making(customer), page(customer.id()).toString());
    }

    private void progress(Context context, Employee employee) {
        Customer customer = visible.named(context.pathParam("customerId"), employee);
        Making now = making(customer);
        now.done().ifPresent(page -> context.header("HX-Redirect", page.toString()));
        frame.part(context, now);
    }

    private Making making(Customer customer) {
        State state = making.state(customer.id());
        URI page = page(customer.id());
        return new Making(
                page,
                URI.create(page + "/progress"),
                state.running(),
                state.problem(),
                state.report().map(ReportLinks.INTERNAL::report));
    }
}
