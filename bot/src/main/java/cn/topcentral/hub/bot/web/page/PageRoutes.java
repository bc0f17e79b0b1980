package cn.topcentral.hub.bot.web.page;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.timeline.SearchReader;
import cn.topcentral.hub.bot.timeline.TimelineReader;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.page.HomePageModel;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Pages for signed-in employees: {@code /}, {@code /search} and {@code /c/{customerId}}. */
public final class PageRoutes implements Routes {
    private final Frame frame;
    private final VisibleCustomer customers;
    private final TimelineReader timelines;
    private final SearchReader search;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;
    private final Optional<URI> landing;

    /** @param landing where {@code /} leads instead of the start page, for everybody */
    public PageRoutes(
            Frame frame,
            VisibleCustomer customers,
            TimelineReader timelines,
            SearchReader search,
            Access access,
            AuditLog audit,
            Clock clock,
            Optional<URI> landing) {
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.frame = frame;
        this.customers = customers;
        this.timelines = timelines;
        this.search = search;
        this.landing = landing;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(
                "/",
                landing.<Handler>map(url -> context -> context.redirect(url.toString()))
                        .orElseGet(() -> frame.membersOnly().page(this::home)));
        routes.get("/search", frame.membersOnly().page(this::search));
        routes.get("/c/{customerId}", frame.membersOnly().page(this::timeline));
    }

    private void home(Context context, Employee employee) {
        frame.show(context, employee, Optional.of(Place.DAY), new HomePageModel(employee.name()));
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

    /** {@code q}: what to find; {@code customer}: only there; {@code before}: a place in the list of hits. */
    private void search(Context context, Employee employee) {
        Optional<Customer> within = PageParameters.text(context, "customer").map(id -> customers.named(id, employee));
        String typed = PageParameters.text(context, "q").orElse("");
        frame.show(
                context,
                employee,
                Optional.of(Place.SEARCH),
                search.page(typed, within, access.scope(employee), PageParameters.place(context)));
    }
}
