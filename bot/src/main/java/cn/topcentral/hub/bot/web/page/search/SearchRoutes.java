package cn.topcentral.hub.bot.web.page.search;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.timeline.SearchReader;
import cn.topcentral.hub.bot.timeline.SearchReader.Narrowed;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.PageParameters;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.communication.TimelineQuery.Cursor;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.finding.Finder;
import cn.topcentral.hub.storage.finding.Finder.Within;
import cn.topcentral.hub.templates.page.search.SearchFound;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;

/** The search over everything somebody may see, {@code /search}. */
public final class SearchRoutes implements Routes {
    private static final int MOST_FILE_TEXT = 50_000;

    private final Frame frame;
    private final CustomerRepository customers;
    private final VisibleCustomer visible;
    private final SearchReader records;
    private final EverythingReader others;
    private final Finder finder;
    private final Access access;

    public SearchRoutes(Frame frame, Database database, SearchReader records, Access access, PhoneNumbers numbers) {
        this.frame = frame;
        this.customers = new CustomerRepository(database);
        this.visible = new VisibleCustomer(customers, access);
        this.records = records;
        this.finder = new Finder(database);
        this.others = new EverythingReader(new CustomerLookup(database), customers, finder, numbers);
        this.access = access;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/search", frame.membersOnly().page(this::search));
    }

    /** {@code q}: what to find; {@code customer}: only there; {@code before}: a place in the list of records; the rest see {@link SearchRequest}. */
    private void search(Context context, Employee employee) {
        Optional<Customer> customer = PageParameters.text(context, "customer").map(id -> visible.named(id, employee));
        String typed = PageParameters.text(context, "q").orElse("");
        Optional<Cursor> before = PageParameters.place(context);
        SearchRequest request = SearchRequest.of(context);
        String words = SearchReader.words(typed);
        OwnerScope scope = access.scope(employee);
        Optional<CustomerId> only = customer.map(Customer::id);
        SearchFound found = before.isPresent()
                ? SearchFound.NOTHING
                : others.find(
                        words,
                        only,
                        request,
                        new Within(
                                employee.userid(),
                                only.map(customers::group),
                                scope,
                                access.isAtLeast(employee, Role.MANAGER)));
        frame.show(
                context,
                employee,
                Optional.of(Place.SEARCH),
                records.page(
                        typed,
                        customer,
                        scope,
                        new Narrowed(
                                request.records(),
                                request.filter(),
                                (sought, ids) -> finder.attachments(sought, ids, MOST_FILE_TEXT)),
                        found,
                        request.form(words, only),
                        before));
    }
}
