package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeChanges;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.page.administration.EmployeePage;
import cn.topcentral.hub.templates.page.administration.EmployeesPage;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /administration} and the forms of employees. */
final class EmployeeRoutes implements Routes {
    private static final String SYNC_LIST = "企业微信通讯录会定期同步进来。";
    private static final String SYNC_FORM = "企业微信同步已开启：部门负责人会被升为主管（不会降级），空着的团队和上级会被补上，在企业微信里停用或离职的人会被停用。姓名、手机和邮箱不会被改。";

    private final Frame frame;
    private final EmployeeRepository employees;
    private final EmployeeChanges changes;
    private final PhoneNumbers numbers;
    private final boolean synchronised;
    private final Clock clock;

    /** @param synchronised whether WeCom's departments are read ({@code wecom.staff}) */
    EmployeeRoutes(
            Frame frame,
            EmployeeRepository employees,
            EmployeeChanges changes,
            PhoneNumbers numbers,
            boolean synchronised,
            Clock clock) {
        this.frame = frame;
        this.employees = employees;
        this.changes = changes;
        this.numbers = numbers;
        this.synchronised = synchronised;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/administration", frame.membersOnly().page(Role.ADMIN, this::list));
        routes.get("/administration/new-employee", frame.membersOnly().page(Role.ADMIN, this::blank));
        routes.post("/administration/new-employee", frame.membersOnly().action(Role.ADMIN, this::add));
        routes.get("/administration/employees/{userid}", frame.membersOnly().page(Role.ADMIN, this::form));
        routes.post("/administration/employees/{userid}", frame.membersOnly().action(Role.ADMIN, this::change));
    }

    private void list(Context context, Employee employee) {
        String query = Optional.ofNullable(context.queryParam("q")).orElse("").strip();
        List<Employee> all = employees.all();
        Map<String, String> names = all.stream().collect(Collectors.toMap(Employee::userid, Employee::name));
        List<EmployeesPage.Row> rows = all.stream()
                .filter(one -> matches(one, query.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing((Employee one) -> !one.active())
                        .thenComparing(Employee::role, Comparator.reverseOrder())
                        .thenComparing(Employee::userid))
                .map(one -> row(one, names))
                .toList();
        frame.show(
                context,
                employee,
                Optional.of(Place.ADMINISTRATION),
                new EmployeesPage(
                        query,
                        all.size(),
                        Optional.of(SYNC_LIST).filter(text -> synchronised),
                        Optional.of("已保存。").filter(text -> context.queryParam("saved") != null),
                        rows));
    }

    private static boolean matches(Employee employee, String query) {
        return Stream.of(
                        Stream.of(employee.name(), employee.userid()),
                        employee.team().stream(),
                        employee.phone().stream(),
                        employee.email().stream())
                .flatMap(Function.identity())
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(query));
    }

    private static EmployeesPage.Row row(Employee employee, Map<String, String> names) {
        return new EmployeesPage.Row(
                employee.userid(),
                employee.name(),
                RoleWords.of(employee.role()),
                employee.active(),
                employee.team(),
                employee.manager().map(manager -> names.getOrDefault(manager, manager)),
                employee.phone(),
                employee.email(),
                URI.create(path(employee.userid())));
    }

    private void blank(Context context, Employee employee) {
        EmployeeForm form = new EmployeeForm(Map.of("role", RoleWords.code(Role.REP), "active", "yes"));
        show(context, employee, Optional.empty(), form, Map.of(), Optional.empty());
    }

    private void form(Context context, Employee employee) {
        Employee known = known(context);
        show(context, employee, Optional.of(known.userid()), EmployeeForm.of(known), Map.of(), Optional.empty());
    }

    private void add(Context context, Employee employee) {
        save(context, employee, Optional.empty(), EmployeeForm.of(context));
    }

    private void change(Context context, Employee employee) {
        Employee known = known(context);
        Map<String, String> values = new HashMap<>(EmployeeForm.of(context).values());
        values.put("userid", known.userid());
        save(context, employee, Optional.of(known.userid()), new EmployeeForm(values));
    }

    private void save(Context context, Employee employee, Optional<String> userid, EmployeeForm form) {
        Map<String, String> problems = form.problems(numbers);
        if (!problems.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, employee, userid, form, problems, Optional.of("没有保存，请修改下面标出的内容。"));
            return;
        }
        Employee filled = form.employee(userid.orElseGet(form::userid), numbers);
        EmployeeChanges.Outcome outcome = userid.isEmpty()
                ? changes.add(filled, employee.userid(), clock.instant())
                : changes.change(filled, employee.userid(), clock.instant());
        Optional<String> refused = refusal(outcome);
        if (refused.isPresent()) {
            context.status(HttpStatus.CONFLICT);
            show(context, employee, userid, form, Map.of(), refused);
        } else {
            context.redirect("/administration?saved", HttpStatus.SEE_OTHER);
        }
    }

    private static Optional<String> refusal(EmployeeChanges.Outcome outcome) {
        return switch (outcome) {
            case DONE, NOTHING_NEW -> Optional.empty();
            case KNOWN_ALREADY -> Optional.of("没有保存：这个账号已经在名单里，请在列表里修改他。");
            case LAST_ADMINISTRATOR -> Optional.of("没有保存：他是最后一位系统管理员，先把另一位同事设为系统管理员。");
            case ONESELF -> Optional.of("没有保存：不能取消自己的管理员权限或停用自己，请另一位系统管理员来改。");
            case NO_SUCH_MANAGER -> Optional.of("没有保存：选的上级不在名单里，或已停用。");
            case CIRCLE -> Optional.of("没有保存：这样他会成为自己的上级。");
        };
    }

    private void show(
            Context context,
            Employee employee,
            Optional<String> userid,
            EmployeeForm form,
            Map<String, String> problems,
            Optional<String> problem) {
        frame.show(
                context,
                employee,
                Optional.of(Place.ADMINISTRATION),
                new EmployeePage(
                        userid,
                        userid.map(EmployeeRoutes::path).orElse("/administration/new-employee"),
                        frame.csrf(context),
                        form.values(),
                        problems,
                        problem,
                        Stream.of(Role.values())
                                .map(role -> new EmployeePage.Option(RoleWords.code(role), RoleWords.of(role)))
                                .toList(),
                        managers(userid, form.value("manager")),
                        Optional.of(SYNC_FORM).filter(text -> synchronised && userid.isPresent())));
    }

    /** Whoever leads or may lead, and whoever is named now. */
    private List<EmployeePage.Option> managers(Optional<String> userid, String current) {
        List<EmployeePage.Option> options = new ArrayList<>(List.of(new EmployeePage.Option("", "没有上级")));
        employees.all().stream()
                .filter(one -> one.userid().equals(current) || (one.active() && one.role() != Role.REP))
                .filter(one -> !userid.equals(Optional.of(one.userid())))
                .map(one -> new EmployeePage.Option(one.userid(), one.name() + "（" + one.userid() + "）"))
                .forEach(options::add);
        return options;
    }

    private Employee known(Context context) {
        return Optional.of(context.pathParam("userid"))
                .filter(userid -> userid.length() <= 64 && userid.indexOf('\0') < 0)
                .flatMap(employees::byUserid)
                .orElseThrow(() -> new ProblemException(
                        new Problem(HttpStatus.NOT_FOUND, "There is no such employee.", "没有这位员工", "请从员工列表重新打开。")));
    }

    private static String path(String userid) {
        return "/administration/employees/" + URLEncoder.encode(userid, StandardCharsets.UTF_8);
    }
}
