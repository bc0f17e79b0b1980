package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.alert.Silencing;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.storage.alert.Silence;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerMatch;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.page.When;
import cn.topcentral.hub.templates.page.administration.SilencesPage;
import cn.topcentral.hub.templates.text.CleanText;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /administration/silences}: what {@code /silence} does, for administrators. */
final class SilenceRoutes implements Routes {
    private static final String PAGE = "/administration/silences";
    private static final int LISTED = 200;
    private static final int OFFERED = 6;
    private static final String USUAL_DAYS = "7";

    private final Frame frame;
    private final Silencing silencing;
    private final CustomerLookup lookup;
    private final CustomerRepository customers;
    private final EmployeeRepository employees;
    private final Access access;
    private final Clock clock;

    SilenceRoutes(
            Frame frame,
            Silencing silencing,
            CustomerLookup lookup,
            CustomerRepository customers,
            EmployeeRepository employees,
            Access access,
            Clock clock) {
        this.frame = frame;
        this.silencing = silencing;
        this.lookup = lookup;
        this.customers = customers;
        this.employees = employees;
        this.access = access;
        this.clock = clock;
    }

    /** What was typed, and what came of it. */
    private record Said(
            String customer, String days, Optional<String> done, Optional<String> problem, List<CustomerMatch> meant) {
        static Said refused(String customer, String days, String problem) {
            return new Said(customer, days, Optional.empty(), Optional.of(problem), List.of());
        }
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PAGE, frame.membersOnly().page(Role.ADMIN, this::list));
        routes.post(PAGE, frame.membersOnly().action(Role.ADMIN, this::silence));
        routes.post(PAGE + "/lift", frame.membersOnly().action(Role.ADMIN, this::lift));
    }

    private void list(Context context, Employee employee) {
        Optional<String> done = Optional.ofNullable(context.queryParam("done"))
                .map(word -> word.equals("lifted") ? "已结束静默，有风险会照常提醒。" : "已静默。紧急沟通仍会提醒。");
        show(context, employee, new Said("", USUAL_DAYS, done, Optional.empty(), List.of()));
    }

    private void silence(Context context, Employee employee) {
        String typed = parameter(context, "customer");
        String days = parameter(context, "days");
        CustomerLookup.Result found = lookup.find(typed, OFFERED);
        if (!days.matches("\\d{1,3}")) {
            refuse(context, employee, Said.refused(typed, days, "天数请写 1 到 30。"));
        } else if (found instanceof CustomerLookup.Result.Found one) {
            try {
                silencing.silence(employee, one.customer(), Duration.ofDays(Long.parseLong(days)));
                context.redirect(PAGE + "?done=silenced", HttpStatus.SEE_OTHER);
            } catch (CommandRefused e) {
                refuse(context, employee, Said.refused(typed, days, String.valueOf(e.getMessage())));
            }
        } else if (found instanceof CustomerLookup.Result.Suggestions some
                && !some.matches().isEmpty()) {
            refuse(context, employee, new Said(typed, days, Optional.empty(), Optional.empty(), some.matches()));
        } else {
            refuse(context, employee, Said.refused(typed, days, "没有找到“" + CleanText.line(typed) + "”，请换个写法，或写客户编号。"));
        }
    }

    private void lift(Context context, Employee employee) {
        String id = parameter(context, "customer");
        Optional<Customer> customer =
                Optional.of(id).filter(some -> !some.isEmpty()).flatMap(some -> customers.byId(new CustomerId(some)));
        try {
            silencing.lift(employee, customer.orElseThrow(() -> new CommandRefused("没有这位客户。")));
            context.redirect(PAGE + "?done=lifted", HttpStatus.SEE_OTHER);
        } catch (CommandRefused e) {
            refuse(context, employee, Said.refused("", USUAL_DAYS, String.valueOf(e.getMessage())));
        }
    }

    private void refuse(Context context, Employee employee, Said said) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(context, employee, said);
    }

    private void show(Context context, Employee employee, Said said) {
        Instant now = clock.instant();
        Map<CustomerId, List<Silence>> held = silencing.holding(access.scope(employee), LISTED).stream()
                .collect(Collectors.groupingBy(Silence::customer, LinkedHashMap::new, Collectors.toList()));
        List<SilencesPage.Row> rows = customers.byIds(held.keySet()).stream()
                .map(customer -> row(customer, held.getOrDefault(customer.id(), List.of()), now))
                .sorted(Comparator.comparing(row -> row.until().iso()))
                .toList();
        frame.show(
                context,
                employee,
                Optional.of(Place.ADMINISTRATION),
                new SilencesPage(
                        frame.csrf(context),
                        said.done(),
                        said.problem(),
                        said.customer(),
                        said.days(),
                        said.meant().stream()
                                .map(match -> new SilencesPage.Candidate(
                                        match.customer().id().value(),
                                        CleanText.line(match.customer().displayName())))
                                .toList(),
                        rows));
    }

    private SilencesPage.Row row(Customer customer, List<Silence> held, Instant now) {
        return new SilencesPage.Row(
                customer.id().value(),
                CleanText.line(customer.displayName()),
                Silencing.what(held),
                held.stream()
                        .map(Silence::by)
                        .distinct()
                        .map(by -> employees.byUserid(by).map(Employee::name).orElse(by))
                        .collect(Collectors.joining("、")),
                When.of(
                        held.stream()
                                .map(Silence::until)
                                .max(Comparator.naturalOrder())
                                .orElseThrow(),
                        now),
                URI.create("/c/" + customer.id().value()));
    }

    private static String parameter(Context context, String name) {
        String value = Optional.ofNullable(context.formParam(name)).orElse("").strip();
        return value.substring(0, Math.min(value.length(), 100)).replace("\0", "");
    }
}
