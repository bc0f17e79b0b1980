package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.ReportRepository;
import cn.topcentral.hub.storage.report.StoredReport;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Finds a report for somebody who may read it: of the house for managers and administrators, a customer's for whoever may see the customer. Thread-safe. */
final class ReadableReports {
    private static final int LONGEST_ID = 200;

    private final ReportRepository reports;
    private final CustomerRepository customers;
    private final Access access;

    ReadableReports(ReportRepository reports, CustomerRepository customers, Access access) {
        this.reports = reports;
        this.customers = customers;
        this.access = access;
    }

    /**
     * A report with whom it is on.
     *
     * @param customer as it is now; of one that was merged, the one it was merged into
     */
    record Opened(StoredReport report, Optional<Customer> customer) {}

    /** @throws ProblemException for one that is not there, and for one that is not this reader's: it does not even say whose */
    Opened named(String id, Employee reader) {
        StoredReport report = byId(id).orElseThrow(() -> new ProblemException(new Problem(
                HttpStatus.NOT_FOUND, "There is no such report.", "没有找到这份报告", "链接可能不完整。请在企业微信里发送 /报告，从卡片打开。")));
        Optional<Customer> customer = report.kind() == ReportKind.CUSTOMER
                ? customers.byId(customers.survivor(new CustomerId(report.target())))
                : Optional.empty();
        boolean may = report.kind() == ReportKind.CUSTOMER
                ? customer.filter(whose -> access.maySee(reader, whose)).isPresent()
                : access.isAtLeast(reader, Role.MANAGER);
        if (!may) {
            throw new ProblemException(new Problem(
                    HttpStatus.FORBIDDEN,
                    "This account may not read this report.",
                    "您不能看这份报告",
                    "日报、周报和月报只给主管和管理员看，客户报告只给负责这位客户的同事和主管看。工作需要的话，请联系您的主管。"));
        }
        return new Opened(report, customer);
    }

    /** Whoever wants it. */
    Optional<StoredReport> byId(String id) {
        boolean possible = !id.isBlank() && id.length() <= LONGEST_ID && id.indexOf('\0') < 0;
        return possible ? reports.byId(id) : Optional.empty();
    }

    /** What the agents had found, where it was kept. */
    Optional<String> findings(StoredReport report) {
        return report.kind() == ReportKind.CUSTOMER ? reports.findings(report.id()) : Optional.empty();
    }
}
