package cn.topcentral.hub.bot.web.page.claim;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.timeline.CursorToken;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemAnswers;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.PageParameters;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.bot.web.page.claim.Claimable.OfPoint;
import cn.topcentral.hub.bot.web.page.claim.Claimable.OfRecord;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.ClaimPages;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerMentions;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.page.claim.ClaimChoice;
import cn.topcentral.hub.templates.page.claim.ClaimCustomers;
import cn.topcentral.hub.templates.page.claim.ClaimItem;
import cn.topcentral.hub.templates.page.claim.ClaimItems;
import cn.topcentral.hub.templates.page.claim.ClaimPage;
import cn.topcentral.hub.templates.page.claim.ClaimPage.Choice;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The claim queue, {@code /claims}; everybody sees it, and claims for customers they may see. */
public final class ClaimRoutes implements Routes {
    private static final int MOST_CUSTOMERS = 8;

    private final Frame frame;
    private final ClaimPages pages;
    private final ClaimReader reader;
    private final ClaimDesk desk;
    private final CustomerLookup lookup;
    private final VisibleCustomer customers;
    private final Access access;

    public ClaimRoutes(Frame frame, Database database, EmployeeRepository employees, Access access, Clock clock) {
        CustomerRepository known = new CustomerRepository(database);
        ClaimHistory history = new ClaimHistory(new AuditLog(database), employees, known, access, clock);
        this.frame = frame;
        this.access = access;
        this.pages = new ClaimPages(database);
        this.lookup = new CustomerLookup(database);
        this.customers = new VisibleCustomer(known, access);
        this.reader = new ClaimReader(
                pages, new ClaimGuesses(pages, new CustomerMentions(database), known, access), history, clock);
        this.desk = new ClaimDesk(
                new CustomerOperations(database, clock),
                new ContactPointRepository(database),
                new TimelineRepository(database),
                known,
                lookup,
                history,
                access);
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/claims", frame.membersOnly().page(this::queue));
        routes.get("/claims/{kind}/{id}/customers", frame.membersOnly().page(this::customers));
        routes.post("/claims/{kind}/{id}/bind", decision((context, person, what) -> {
            Customer customer = customers.named(text(context, "customer"), person);
            desk.bind(person, what, customer);
        }));
        routes.post(
                "/claims/{kind}/{id}/new",
                decision((context, person, what) ->
                        desk.create(person, what, text(context, "name"), text(context, "short"))));
        routes.post(
                "/claims/{kind}/{id}/ignore",
                decision((context, person, what) -> desk.ignore(person, what, text(context, "reason"))));
        routes.post("/claims/{kind}/{id}/undo", decision((context, person, what) -> desk.undo(person, what)));
    }

    /** {@code list=records}: those that no contact point decides about; {@code type}: a channel; {@code after}: a place; {@code said}: what was decided. */
    private void queue(Context context, Employee person) {
        boolean records =
                PageParameters.text(context, "list").filter("records"::equals).isPresent();
        Optional<CommunicationType> type = PageParameters.text(context, "type").map(ClaimRoutes::type);
        Optional<String> after = PageParameters.text(context, "after");
        String csrf = frame.csrf(context);
        ClaimItems items = records ? records(person, type, after, csrf) : points(person, type, after, csrf);
        if (after.isPresent() && ProblemAnswers.forScript(context)) {
            frame.part(context, items);
            return;
        }
        ClaimPages.Counts counts = pages.counts(type);
        Optional<ClaimItem> said = PageParameters.text(context, "said")
                .flatMap(name -> named(name.split("/", 2)))
                .flatMap(what -> reader.item(person, what, Optional.empty(), csrf))
                .filter(item -> item.decided().isPresent());
        frame.show(
                context,
                person,
                Optional.of(Place.CLAIMS),
                new ClaimPage(
                        List.of(
                                new Choice("联系方式 " + counts.points(), address(false, type), !records),
                                new Choice("单条记录 " + counts.records(), address(true, type), records)),
                        channels(records, type),
                        items,
                        said,
                        after.isEmpty()));
    }

    private ClaimItems points(Employee person, Optional<CommunicationType> type, Optional<String> after, String csrf) {
        var piece = reader.points(person, type, after.map(ClaimRoutes::place), csrf);
        return new ClaimItems(
                piece.items(), piece.next().map(next -> more(address(false, type), next.last() + "_" + next.id())));
    }

    private ClaimItems records(Employee person, Optional<CommunicationType> type, Optional<String> after, String csrf) {
        var piece = reader.records(
                person,
                type,
                after.map(token -> CursorToken.parse(token).orElseThrow(() -> PageParameters.wrong("after"))),
                csrf);
        return new ClaimItems(piece.items(), piece.next().map(next -> more(address(true, type), CursorToken.of(next))));
    }

    /** While somebody types: the customers they may mean and see. Without a script a page of its own. */
    private void customers(Context context, Employee person) {
        Claimable what = named(context);
        String typed = PageParameters.text(context, "q").orElse("");
        String csrf = frame.csrf(context);
        ClaimCustomers found = new ClaimCustomers(
                what.path(),
                typed,
                lookup
                        .matches(typed.substring(0, Math.min(typed.length(), 60)), access.scope(person), MOST_CUSTOMERS)
                        .stream()
                        .map(match -> new ClaimItem.Guess(
                                match.customer().id().value(),
                                match.customer().displayName(),
                                match.customer().shortName().isPresent()
                                        ? match.customer().name()
                                        : match.how().label()))
                        .toList(),
                csrf);
        if (ProblemAnswers.forScript(context)) {
            frame.part(context, found);
        } else {
            ClaimItem item = reader.item(person, what, Optional.empty(), csrf).orElseThrow(ClaimRoutes::unknown);
            frame.show(context, person, Optional.of(Place.CLAIMS), new ClaimChoice(item, found));
        }
    }

    private interface Decision {
        void decide(Context context, Employee person, Claimable what);
    }

    private Handler decision(Decision decision) {
        return frame.membersOnly().action((context, person) -> {
            Claimable what = named(context);
            decision.decide(context, person, what);
            ClaimItem now = reader.item(person, what, Optional.of("已撤销，重新等待认领"), frame.csrf(context))
                    .orElseThrow(ClaimRoutes::unknown);
            frame.changed(context, now, "/claims?said=" + URLEncoder.encode(what.name(), StandardCharsets.UTF_8));
        });
    }

    private Claimable named(Context context) {
        return named(new String[] {context.pathParam("kind"), context.pathParam("id")})
                .orElseThrow(ClaimRoutes::unknown);
    }

    private Optional<Claimable> named(String[] kindAndId) {
        String id = kindAndId.length == 2 ? kindAndId[1] : "";
        if (kindAndId[0].equals("points") && id.matches("\\d{1,18}")) {
            long point = Long.parseLong(id);
            return pages.key(point).map(key -> new OfPoint(point, key));
        }
        boolean record = kindAndId[0].equals("records") && !id.isBlank() && id.length() <= 64 && id.indexOf('\0') < 0;
        return record ? Optional.of(new OfRecord(new RecordId(id))) : Optional.empty();
    }

    private static ProblemException unknown() {
        return new ProblemException(
                new Problem(HttpStatus.NOT_FOUND, "Nothing of that name waits.", "不在待认领里", "它可能已经有人处理了。请回到认领页看还有哪些。"));
    }

    private static ClaimPages.Place place(String token) {
        int end = token.indexOf('_');
        try {
            return new ClaimPages.Place(
                    Instant.parse(token.substring(0, Math.max(0, end))), Long.parseLong(token.substring(end + 1)));
        } catch (DateTimeException | NumberFormatException e) {
            throw PageParameters.wrong("after");
        }
    }

    private static CommunicationType type(String code) {
        return Arrays.stream(CommunicationType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> PageParameters.wrong("type"));
    }

    private static List<Choice> channels(boolean records, Optional<CommunicationType> current) {
        List<Choice> channels = new ArrayList<>();
        channels.add(new Choice("全部渠道", address(records, Optional.empty()), current.isEmpty()));
        for (CommunicationType type : CommunicationType.values()) {
            channels.add(new Choice(
                    type.icon() + " " + type.label(),
                    address(records, Optional.of(type)),
                    current.filter(type::equals).isPresent()));
        }
        return channels;
    }

    private static String address(boolean records, Optional<CommunicationType> type) {
        List<String> parameters = new ArrayList<>();
        if (records) {
            parameters.add("list=records");
        }
        type.ifPresent(only -> parameters.add("type=" + only.code()));
        return "/claims" + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    private static String more(String address, String place) {
        return address + (address.contains("?") ? "&" : "?") + "after="
                + URLEncoder.encode(place, StandardCharsets.UTF_8);
    }

    private static String text(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("").strip();
    }
}
