package cn.topcentral.hub.bot.web.page;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.timeline.SearchReader;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.page.HomePageModel;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.util.Optional;

/** Pages for signed-in employees: {@code /} and {@code /search}. */
public final class PageRoutes implements Routes {
    private final Frame frame;
    private final VisibleCustomer customers;
    private final SearchReader search;
    private final Access access;
    private final Optional<URI> landing;

    /** @param landing where {@code /} leads instead of the start page, for everybody */
    public PageRoutes(
            Frame frame, VisibleCustomer customers, SearchReader search, Access access, Optional<URI> landing) {
        this.access = access;
        this.frame = frame;
        this.customers = customers;
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
    }

    private void home(Context context, Employee employee) {
        frame.show(context, employee, Optional.of(Place.DAY), new HomePageModel(employee.name()));
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
