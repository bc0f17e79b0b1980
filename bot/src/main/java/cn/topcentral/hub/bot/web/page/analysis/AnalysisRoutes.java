package cn.topcentral.hub.bot.web.page.analysis;

import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.customer.CustomerHeaders;
import cn.topcentral.hub.bot.web.page.customer.CustomerView;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.chart.CustomerCharts;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** {@code /c/{customerId}/analysis}: a customer's communications in charts; {@code range} is 30d, 90d, 1y or all. */
public final class AnalysisRoutes implements Routes {
    private final Frame frame;
    private final VisibleCustomer visible;
    private final AnalysisReader reader;
    private final AuditLog audit;
    private final Clock clock;

    /** @param hours when an answer can be expected */
    public AnalysisRoutes(
            Frame frame,
            VisibleCustomer visible,
            CustomerCharts charts,
            CustomerRepository customers,
            CustomerHeaders headers,
            WorkingHours hours,
            AuditLog audit,
            Clock clock) {
        this.frame = frame;
        this.visible = visible;
        this.reader = new AnalysisReader(charts, customers, headers, hours, clock);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(
                "/c/{customerId}" + CustomerView.ANALYSIS.suffix(),
                frame.membersOnly().page(this::analysis));
    }

    private void analysis(Context context, Employee employee) {
        String asked = context.pathParam("customerId");
        Customer customer = visible.named(asked, employee);
        String question =
                Optional.ofNullable(context.queryString()).map("?"::concat).orElse("");
        if (!customer.id().value().equals(asked)) {
            context.redirect("/c/" + URLEncoder.encode(customer.id().value(), StandardCharsets.UTF_8)
                    + CustomerView.ANALYSIS.suffix() + question);
            return;
        }
        AnalysisPeriod period = Optional.ofNullable(context.queryParam("range"))
                .filter(code -> !code.isBlank())
                .map(code -> AnalysisPeriod.of(code)
                        .orElseThrow(() -> new ProblemException(Problem.badRequest(
                                "The parameter 'range' is one of 30d, 90d, 1y and all.",
                                "时间范围只有近30天、近90天、近1年和全部。请从页面上的按钮重新选。"))))
                .orElse(AnalysisPeriod.QUARTER);
        audit.record(new AuditEntry(
                clock.instant(),
                employee.userid(),
                "customer.view",
                "customer " + customer.id().value(),
                Map.of("page", "analysis")));
        frame.show(context, employee, Optional.empty(), reader.page(employee, customer, period, question));
    }
}
