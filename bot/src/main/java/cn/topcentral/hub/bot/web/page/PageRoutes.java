package cn.topcentral.hub.bot.web.page;

import cn.topcentral.hub.bot.timeline.TimelineReader;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The timeline of a customer, {@code /c/{customerId}}. */
public final class PageRoutes implements Routes {
    private final Frame frame;
    private final VisibleCustomer customers;
    private final TimelineReader timelines;
    private final AuditLog audit;
    private final Clock clock;

    public PageRoutes(Frame frame, VisibleCustomer customers, TimelineReader timelines, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        this.frame = frame;
        this.customers = customers;
        this.timelines = timelines;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/c/{customerId}", frame.membersOnly().page(this::timeline));
    }

    private void timeline(Context context, Employee employee) {
        String asked = context.pathParam("customerId");
        Customer customer = customers.named(asked, employee);
        if (!customer.id().value().equals(asked)) {
            String query =
                    Optional.ofNullable(context.queryString()).map("?"::concat).orElse("");
            context.redirect("/c/" + URLEncoder.encode(customer.id().value(), StandardCharsets.UTF_8) + query);
            return;
        }
        audit.record(new AuditEntry(
                clock.instant(),
                employee.userid(),
                "customer.view",
                "customer " + customer.id().value(),
                Map.of("page", "timeline")));
        TimelineRequest request = TimelineRequest.of(context);
        frame.show(
                context,
                employee,
                Optional.empty(),
                request.record()
                        .map(record -> timelines.pageAt(customer, request.filter(), record))
                        .orElseGet(() -> timelines.page(customer, request.filter(), request.before())));
    }
}
