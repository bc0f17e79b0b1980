package cn.topcentral.hub.bot.web.page.merge;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.PageParameters;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.MergePlan;
import cn.topcentral.hub.storage.customer.OperationRefused;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.page.merge.MergePage;
import cn.topcentral.hub.templates.page.merge.MergePage.Choice;
import cn.topcentral.hub.templates.page.merge.MergePlanView;
import cn.topcentral.hub.templates.page.merge.MergePlanView.Field;
import cn.topcentral.hub.templates.page.merge.SplitPage;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /c/{customerId}/merge} and {@code /c/{customerId}/split}: as {@code /merge} and {@code /split} in chat, for managers and administrators, with
 * customers they may see.
 */
public final class MergeRoutes implements Routes {
    private static final int MOST_FOUND = 8;
    private static final String CHANGED = "您看的时候，其中一位客户有了变化，所以没有改动。下面是现在的样子，请再看一遍。";

    private final Frame frame;
    private final CustomerOperations operations;
    private final CustomerRepository customers;
    private final CustomerLookup lookup;
    private final VisibleCustomer visible;
    private final EmployeeRepository employees;
    private final AuditLog audit;
    private final MergeWords words;
    private final Access access;
    private final Clock clock;

    public MergeRoutes(Frame frame, Database database, EmployeeRepository employees, Access access, Clock clock) {
        this.frame = frame;
        this.operations = new CustomerOperations(database, clock);
        this.customers = new CustomerRepository(database);
        this.lookup = new CustomerLookup(database);
        this.visible = new VisibleCustomer(customers, access);
        this.employees = employees;
        this.audit = new AuditLog(database);
        this.words = new MergeWords(employees, new AlertRepository(database));
        this.access = access;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/c/{customerId}/merge", frame.membersOnly().page(Role.MANAGER, this::mergePage));
        routes.post("/c/{customerId}/merge", frame.membersOnly().action(Role.MANAGER, this::merge));
        routes.get("/c/{customerId}/split", frame.membersOnly().page(Role.MANAGER, this::splitPage));
        routes.post("/c/{customerId}/split", frame.membersOnly().action(Role.MANAGER, this::split));
    }

    /** {@code q}: whom to look for; {@code other}: whom to merge with; {@code keep=other}: which stays; {@code done}: who was merged just now. */
    private void mergePage(Context context, Employee person) {
        Customer customer = opened(context, person, "merge");
        Optional<Customer> done = PageParameters.text(context, "done")
                .flatMap(CustomerIds::of)
                .flatMap(customers::byId)
                .filter(gone -> customers.survivor(gone.id()).equals(customer.id()));
        showMerge(
                context,
                person,
                customer,
                PageParameters.text(context, "other"),
                keepsOther(context.queryParam("keep")),
                done.map(gone -> "✅ " + gone.displayName() + " 已合并到" + customer.displayName() + "，原名也能找到它。"),
                done.map(gone -> List.of(
                                new Choice("看合并后的时间轴", "", timeline(customer.id())),
                                new Choice("撤销这次合并", "两边会和合并前一样", splitting(customer.id(), gone.id()))))
                        .orElse(List.of()));
    }

    private void showMerge(
            Context context,
            Employee person,
            Customer customer,
            Optional<String> otherId,
            boolean keepOther,
            Optional<String> notice,
            List<Choice> next) {
        Optional<MergePlanView> plan =
                otherId.map(id -> visible.named(id, person)).map(other -> mergePlan(customer, other, keepOther));
        String typed = PageParameters.text(context, "q").orElse("");
        String sought = typed.isEmpty() ? customer.displayName() : typed.substring(0, Math.min(typed.length(), 60));
        List<Choice> found = lookup.matches(sought, access.scope(person), MOST_FOUND + 1).stream()
                .filter(match -> !match.customer().id().equals(customer.id()))
                .limit(MOST_FOUND)
                .map(match -> new Choice(
                        match.customer().displayName(),
                        match.customer().shortName().isPresent()
                                ? match.customer().name()
                                : match.how().label(),
                        merging(customer.id()) + "?other="
                                + encoded(match.customer().id().value())))
                .toList();
        frame.show(
                context,
                person,
                Optional.empty(),
                new MergePage(
                        customer.displayName(),
                        merging(customer.id()),
                        timeline(customer.id()),
                        typed,
                        found,
                        plan,
                        notice,
                        next,
                        frame.csrf(context)));
    }

    private MergePlanView mergePlan(Customer customer, Customer other, boolean keepOther) {
        Customer goes = keepOther ? customer : other;
        Customer stays = keepOther ? other : customer;
        MergePlan plan = allowed(() -> operations.mergePlan(goes.id(), stays.id()));
        return new MergePlanView(
                "把" + CleanText.line(goes.displayName()) + "并到" + CleanText.line(stays.displayName()) + "会怎样",
                words.side("这一位并过去，下面这些都跟着走", plan.from(), plan),
                words.side(
                        "这一位留下，名称和负责人不变",
                        plan.into(),
                        operations.extent(plan.into().id())),
                words.conflicts(plan.from(), plan.into()),
                merging(customer.id()),
                List.of(
                        new Field("other", other.id().value()),
                        new Field("keep", keepOther ? "other" : "this"),
                        new Field("seen", seen(plan))),
                "合并",
                "我看过了，这两位是同一个客户",
                Optional.of(merging(customer.id()) + "?other="
                        + encoded(other.id().value()) + (keepOther ? "" : "&keep=other")));
    }

    private void merge(Context context, Employee person) {
        Customer customer = visible.named(context.pathParam("customerId"), person);
        Customer other = visible.named(text(context, "other"), person);
        boolean keepOther = keepsOther(context.formParam("keep"));
        Customer goes = keepOther ? customer : other;
        Customer stays = keepOther ? other : customer;
        requireSure(context);
        MergePlan plan = allowed(() -> operations.mergePlan(goes.id(), stays.id()));
        if (!seen(plan).equals(text(context, "seen"))
                || !done(() -> operations.merge(goes.id(), stays.id(), plan.fingerprint(), person.userid()))) {
            context.status(HttpStatus.CONFLICT);
            showMerge(
                    context,
                    person,
                    customer,
                    Optional.of(other.id().value()),
                    keepOther,
                    Optional.of(CHANGED),
                    List.of());
            return;
        }
        context.redirect(merging(stays.id()) + "?done=" + encoded(goes.id().value()), HttpStatus.SEE_OTHER);
    }

    /** {@code part}: which merge to look at; {@code done}: which was undone just now. */
    private void splitPage(Context context, Employee person) {
        Customer customer = opened(context, person, "split");
        Optional<Customer> done = PageParameters.text(context, "done")
                .flatMap(CustomerIds::of)
                .flatMap(customers::byId)
                .filter(gone -> gone.mergedInto().isEmpty() && access.maySee(person, gone));
        showSplit(
                context,
                person,
                customer,
                PageParameters.text(context, "part"),
                done.map(gone -> "✅ 已拆出" + gone.displayName() + "，两边的时间轴和合并前一样。"),
                done.map(gone -> List.of(
                                new Choice("看" + gone.displayName() + "的时间轴", "", timeline(gone.id())),
                                new Choice(
                                        "再合并回来",
                                        "",
                                        merging(customer.id()) + "?other="
                                                + encoded(gone.id().value()))))
                        .orElse(List.of()));
    }

    private void showSplit(
            Context context,
            Employee person,
            Customer customer,
            Optional<String> part,
            Optional<String> notice,
            List<Choice> next) {
        List<Customer> merged = merged(customer);
        Optional<MergePlanView> plan = part.map(id -> splitPlan(customer, part(merged, id)));
        frame.show(
                context,
                person,
                Optional.empty(),
                new SplitPage(
                        customer.displayName(),
                        timeline(customer.id()),
                        merging(customer.id()),
                        merged.stream()
                                .map(gone -> new Choice(
                                        gone.displayName(), history(gone), splitting(customer.id(), gone.id())))
                                .toList(),
                        plan,
                        notice,
                        next,
                        frame.csrf(context)));
    }

    private MergePlanView splitPlan(Customer customer, Customer part) {
        MergePlan plan = allowed(() -> operations.splitPlan(part.id()));
        return new MergePlanView(
                "把" + CleanText.line(part.displayName()) + "拆出来会怎样",
                words.side("拆出这一位，下面这些跟着走", plan.from(), plan),
                words.side("现在合在一起的", customer, operations.extent(customer.id())),
                List.of(),
                "/c/" + encoded(customer.id().value()) + "/split",
                List.of(new Field("part", part.id().value()), new Field("seen", plan.fingerprint())),
                "撤销合并",
                "我看过了，这是两个客户",
                Optional.empty());
    }

    private void split(Context context, Employee person) {
        Customer customer = visible.named(context.pathParam("customerId"), person);
        Customer part = part(merged(customer), text(context, "part"));
        requireSure(context);
        if (!done(() -> operations.split(part.id(), text(context, "seen"), person.userid()))) {
            context.status(HttpStatus.CONFLICT);
            showSplit(context, person, customer, Optional.of(part.id().value()), Optional.of(CHANGED), List.of());
            return;
        }
        context.redirect(
                "/c/" + encoded(customer.id().value()) + "/split?done="
                        + encoded(part.id().value()),
                HttpStatus.SEE_OTHER);
    }

    /** What was seen of both: the one that stays may have changed as well. */
    private String seen(MergePlan plan) {
        return plan.fingerprint() + operations.extent(plan.into().id()).fingerprint();
    }

    private List<Customer> merged(Customer survivor) {
        return customers.byIds(Set.copyOf(customers.group(survivor.id()))).stream()
                .filter(part -> !part.id().equals(survivor.id()))
                .toList();
    }

    private static Customer part(List<Customer> merged, String id) {
        return merged.stream()
                .filter(part -> part.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem(
                        HttpStatus.CONFLICT,
                        "That customer is not merged into this one.",
                        "没有这次合并",
                        "它可能刚才已经拆开了。请重新打开撤销合并的页面。")));
    }

    private String history(Customer gone) {
        return audit.newest(Optional.of("customer " + gone.id().value()), 50).stream()
                .filter(entry -> entry.action().equals("customer.merge"))
                .findFirst()
                .map(entry -> CleanText.line(employees
                                .byUserid(entry.actor())
                                .map(Employee::name)
                                .orElse(entry.actor()))
                        + " " + ChineseTime.relative(entry.happenedAt(), clock.instant()) + "合并")
                .orElse(gone.name());
    }

    private Customer opened(Context context, Employee person, String page) {
        Customer customer = visible.named(context.pathParam("customerId"), person);
        audit.record(new AuditEntry(
                clock.instant(),
                person.userid(),
                "customer.view",
                "customer " + customer.id().value(),
                Map.of("page", page)));
        return customer;
    }

    private static void requireSure(Context context) {
        if (!text(context, "sure").equals("yes")) {
            throw new ProblemException(new Problem(
                    HttpStatus.CONFLICT, "The decision was not confirmed.", "还没有确认", "没有做任何改动。请回到刚才的页面，勾选确认后再提交。"));
        }
    }

    /** What can never be done as asked; the reason is the same for everybody who sees both. */
    private static <T> T allowed(Supplier<T> work) {
        try {
            return work.get();
        } catch (OperationRefused refused) {
            throw new ProblemException(new Problem(
                    HttpStatus.CONFLICT,
                    "These two cannot be merged or split.",
                    "不能这样合并",
                    "两边是同一位客户，或者刚才已经有人合并或拆开过。请重新打开页面看最新情况。"));
        }
    }

    private static boolean done(Runnable operation) {
        try {
            operation.run();
            return true;
        } catch (OperationRefused refused) {
            return false;
        }
    }

    private static boolean keepsOther(@Nullable String keep) {
        return "other".equals(keep);
    }

    private static String timeline(CustomerId customer) {
        return PageLinks.INTERNAL.timeline(customer).toString();
    }

    private static String merging(CustomerId customer) {
        return "/c/" + encoded(customer.value()) + "/merge";
    }

    private static String splitting(CustomerId customer, CustomerId part) {
        return "/c/" + encoded(customer.value()) + "/split?part=" + encoded(part.value());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("").strip();
    }
}
