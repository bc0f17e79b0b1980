package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.task.Colleagues;
import cn.topcentral.hub.bot.task.NewTasks;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.report.ReportLists;
import cn.topcentral.hub.storage.report.ReportRepository;
import cn.topcentral.hub.storage.report.RowsRepository;
import cn.topcentral.hub.templates.page.Pages;
import cn.topcentral.hub.templates.report.ReportPdf;
import java.time.Clock;
import java.util.List;

/** All pages of reports, put together. */
public final class ReportPages {
    private ReportPages() {}

    /**
     * Their routes.
     *
     * @param links with the hub's address as people reach it
     */
    public static List<Routes> routes(
            Frame frame,
            Database database,
            EmployeeRepository employees,
            ReportLinks links,
            ChartLinks charts,
            ReportShares shares,
            ReportMaking making,
            Clock clock) {
        CustomerRepository customers = new CustomerRepository(database);
        Access access = new Access(employees);
        AuditLog audit = new AuditLog(database);
        ReportLists lists = new ReportLists(database);
        ReadableReports reports = new ReadableReports(new ReportRepository(database), customers, access);
        ReportDocuments documents = new ReportDocuments(lists, new Colleagues(employees));
        ReportForms forms = new ReportForms(employees, shares, clock);
        ReportRoutes pages = new ReportRoutes(
                frame,
                reports,
                lists,
                documents,
                forms,
                new RowsRepository(database),
                customers,
                new ReportPdf(new Pages(), links.base()),
                links.base(),
                charts,
                audit,
                clock);
        return List.of(
                pages,
                new ReportDeeds(frame, reports, shares, NewTasks.on(database, employees, clock), employees, clock),
                new ReportListRoutes(frame, lists),
                new CustomerReportRoutes(
                        frame,
                        new VisibleCustomer(customers, access),
                        customers,
                        reports,
                        lists,
                        documents,
                        forms,
                        pages,
                        making,
                        audit,
                        clock));
    }
}
