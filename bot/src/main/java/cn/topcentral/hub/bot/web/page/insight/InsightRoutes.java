package cn.topcentral.hub.bot.web.page.insight;

import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.bot.alert.AlertBoard;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.task.TaskActs;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemAnswers;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.customer.CustomerHeaders;
import cn.topcentral.hub.bot.web.page.customer.CustomerView;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.insight.Insight;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.insight.InsightRepository.Handling;
import cn.topcentral.hub.storage.insight.InsightType;
import cn.topcentral.hub.storage.insight.InsightWatch;
import cn.topcentral.hub.templates.page.insight.InsightPageModel;
import cn.topcentral.hub.templates.page.insight.InsightPanel;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /c/{customerId}/insights}: what the agents found, as a part for the timeline's page or as a page of its own; below it what is done about it.
 */
public final class InsightRoutes implements Routes {
    private static final String PATH = "/c/{customerId}/insights";
    private static final int LONGEST_REASON = 200;

    private final Frame frame;
    private final VisibleCustomer visible;
    private final InsightReader reader;
    private final InsightRepository insights;
    private final InsightWatch watch;
    private final TaskActs tasks;
    private final AlertBoard alerts;
    private final CustomerHeaders headers;
    private final AuditLog audit;
    private final Clock clock;

    /**
     * The routes.
     *
     * @param alerts what the buttons of alerts do; a risk may stand as one
     * @param days on which people work: a task is proposed for the next of them
     */
    public InsightRoutes(
            Frame frame,
            VisibleCustomer visible,
            Database database,
            TaskActs tasks,
            AlertBoard alerts,
            CustomerHeaders headers,
            WorkingDays days,
            AuditLog audit,
            Clock clock) {
        this.frame = frame;
        this.visible = visible;
        this.insights = new InsightRepository(database);
        this.watch = new InsightWatch(database);
        this.reader = new InsightReader(
                insights,
                watch,
                tasks,
                new CustomerRepository(database),
                new EmployeeRepository(database),
                new TimelineRepository(database),
                days,
                clock);
        this.tasks = tasks;
        this.alerts = alerts;
        this.headers = headers;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        var members = frame.membersOnly();
        routes.get(PATH, members.page(this::show));
        routes.post(PATH + "/analyse", members.action(this::analyse));
        routes.post(PATH + "/{insightId}/acted", members.action(this::acted));
        routes.post(PATH + "/{insightId}/dismissed", members.action(this::dismissed));
        routes.post(PATH + "/{insightId}/undo", members.action(this::undo));
        routes.post(PATH + "/{insightId}/task", members.action(this::task));
        routes.post(PATH + "/tasks/{taskId}/done", members.action(this::taskDone));
        routes.post(PATH + "/tasks/{taskId}/reopen", members.action(this::taskReopened));
    }

    private void show(Context context, Employee employee) {
        Customer customer = visible.named(context.pathParam("customerId"), employee);
        boolean dismissed = "1".equals(context.queryParam("dismissed"));
        InsightPanel panel = reader.panel(customer, employee, frame.csrf(context), dismissed);
        if (ProblemAnswers.forScript(context)) {
            frame.part(context, panel);
            return;
        }
        audit.record(entry(employee, "customer.view", "customer " + customer.id(), Map.of("page", "insights")));
        frame.show(
                context,
                employee,
                Optional.empty(),
                new InsightPageModel(headers.header(employee, customer, CustomerView.TIMELINE, ""), panel));
    }

    private void analyse(Context context, Employee employee) {
        Customer customer = visible.named(context.pathParam("customerId"), employee);
        watch.request(customer.id(), clock.instant());
        audit.record(entry(employee, "insight.request", "customer " + customer.id(), Map.of()));
        changed(context, employee, customer);
    }

    private void acted(Context context, Employee employee) {
        Customer customer = visible.named(context.pathParam("customerId"), employee);
        Insight insight = named(context, customer);
        handle(context, employee, customer, insight, Handling.ACTED, words(context, "result"));
    }

    private void dismissed(Context context, Employee employee) {
        Customer customer = visible.named(context.pathParam("customerId"), employee);
        Insight insight = named(context, customer);
        handle(context, employee, customer, insight, Handling.DISMISSED, words(context, "reason"));
    }

    /** A risk that stands as an alert is handled as such, so that all its cards change; that tells the insight. */
    private void handle(
            Context context,
            Employee employee,
            Customer customer,
            Insight insight,
            Handling handling,
            Optional<String> words) {
        Optional<Long> alert = insight.type() == InsightType.RISK
                ? alerts.standing(insight.customer(), insight.id())
                : Optional.empty();
        if (alert.isPresent()) {
            refusing(() -> handling == Handling.DISMISSED
                            ? alerts.dismiss(employee, alert.get(), words.orElse(""))
                                    .tooLate()
                            : alerts.acknowledge(employee, alert.get(), words.orElse("已处理"))
                                    .tooLate())
                    .ifPresent(late -> {
                        throw new ProblemException(
                                new Problem(HttpStatus.CONFLICT, "Somebody else was first.", "已经有人处理了", late));
                    });
        }
        String action = handling == Handling.DISMISSED ? "insight.dismiss" : "insight.act";
        insights.handle(
                insight.id(),
                handling,
                employee.userid(),
                words,
                entry(
                        employee,
                        action,
                        "insight " + insight.id(),
                        Map.of("customer", customer.id().value())));
        changed(context, employee, customer);
    }

    private void undo(Context context, Employee employee) {
        Customer customer = visible.named(context.pathParam("customerId"), employee);
        Insight insight = named(context, customer);
        insights.undo(
                insight.id(),
                entry(
                        employee,
                        "insight.undo",
                        "insight " + insight.id(),
                        Map.of("customer", customer.id().value(), "before", insight.status())));
        changed(context, employee, customer);
    }

    /** A task that comes of a finding settles it; one of A16's plan is one of many. */
    private void task(Context context, Employee employee) {
        Customer customer = visible.named(context.pathParam("customerId"), employee);
        Insight insight = named(context, customer);
        String about = Optional.ofNullable(context.formParam("about")).orElse("");
        String title = Optional.ofNullable(context.formParam("title")).orElse("");
        String owner = Optional.ofNullable(context.formParam("owner")).orElse("");
        LocalDate due = due(context);
        refusing(() -> tasks.create(employee, customer, InsightReader.request(insight.id(), about), title, owner, due));
        if (insight.type() == InsightType.SUMMARY) {
            changed(context, employee, customer);
        } else {
            handle(
                    context,
                    employee,
                    customer,
                    insight,
                    Handling.ACTED,
                    Optional.of(Shortening.chars("已创建任务 " + CleanText.line(title), LONGEST_REASON)));
        }
    }

    private void taskDone(Context context, Employee employee) {
        Customer customer = visible.named(context.pathParam("customerId"), employee);
        refusing(() -> tasks.done(employee, context.pathParam("taskId")));
        changed(context, employee, customer);
    }

    private void taskReopened(Context context, Employee employee) {
        Customer customer = visible.named(context.pathParam("customerId"), employee);
        refusing(() -> tasks.reopen(employee, context.pathParam("taskId")));
        changed(context, employee, customer);
    }

    private void changed(Context context, Employee employee, Customer customer) {
        frame.changed(
                context, reader.panel(customer, employee, frame.csrf(context), false), InsightReader.path(customer));
    }

    private Insight named(Context context, Customer customer) {
        return reader.insight(customer, context.pathParam("insightId"))
                .orElseThrow(() -> new ProblemException(new Problem(
                        HttpStatus.NOT_FOUND,
                        "This customer has no such insight.",
                        "没有找到这条洞察",
                        "没有做任何改动。可能客户拆分或合并过，请刷新页面再看。")));
    }

    private static Optional<String> words(Context context, String name) {
        return Optional.ofNullable(context.formParam(name))
                .map(CleanText::line)
                .map(words -> Shortening.chars(words, LONGEST_REASON))
                .filter(words -> !words.isEmpty());
    }

    private static LocalDate due(Context context) {
        try {
            return LocalDate.parse(Optional.ofNullable(context.formParam("due")).orElse(""));
        } catch (DateTimeException e) {
            throw refused("没有看懂截止日期，请从日历里选一天。");
        }
    }

    /** A question whose refusal is a sentence for people. */
    @FunctionalInterface
    private interface Work<T> {
        T run();
    }

    private static <T> T refusing(Work<T> work) {
        try {
            return work.run();
        } catch (CommandRefused refused) {
            throw refused(refused.sentence());
        }
    }

    private static ProblemException refused(String sentence) {
        return new ProblemException(
                new Problem(HttpStatus.BAD_REQUEST, "The change was refused.", "没有做任何改动", sentence));
    }

    private AuditEntry entry(Employee employee, String action, String subject, Map<String, Object> details) {
        return new AuditEntry(clock.instant(), employee.userid(), action, subject, details);
    }
}
