package cn.topcentral.hub.bot.web.page.day;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.alert.AlertBoard;
import cn.topcentral.hub.bot.dialog.FiledVisits;
import cn.topcentral.hub.bot.task.TaskBook;
import cn.topcentral.hub.bot.web.ProblemAnswers;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.PageParameters;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.bot.web.page.Refused;
import cn.topcentral.hub.bot.web.page.day.DayLists.Wanted;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.OwnCustomers;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.task.Agenda;
import cn.topcentral.hub.storage.task.Task;
import cn.topcentral.hub.storage.task.TaskChanges.Outcome;
import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.day.DayAdded;
import cn.topcentral.hub.templates.page.day.DayTask;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Somebody's day, {@code /}, and what they do there: {@code /day/tasks}, {@code /day/alerts}, {@code /day/visits}. */
public final class DayRoutes implements Routes {
    private final Frame frame;
    private final TaskBook tasks;
    private final AlertBoard alerts;
    private final FiledVisits visits;
    private final DayRows rows;
    private final DayLists lists;
    private final DayReader reader;
    private final Optional<URI> landing;

    /** @param landing where {@code /} leads instead, for everybody */
    public DayRoutes(
            Frame frame,
            Database database,
            EmployeeRepository employees,
            Access access,
            AlertBoard alerts,
            Clock clock,
            Optional<URI> landing) {
        this.frame = frame;
        this.tasks = new TaskBook(database, employees, access, clock);
        this.alerts = alerts;
        this.visits = new FiledVisits(database, clock);
        this.rows = new DayRows(tasks, visits, access, clock);
        this.lists = new DayLists(new Agenda(database), rows, clock);
        this.reader = new DayReader(
                lists,
                rows,
                alerts,
                visits,
                new OwnCustomers(database),
                new TimelineRepository(database),
                employees,
                access,
                clock);
        this.landing = landing;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(
                "/",
                landing.<Handler>map(url -> context -> context.redirect(url.toString()))
                        .orElseGet(() -> frame.membersOnly().page(this::day)));
        routes.get(Place.DAY.path(), frame.membersOnly().page(this::day));
        routes.post("/day/tasks", frame.membersOnly().action(this::add));
        routes.post("/day/tasks/{id}/done", task((context, person, task) -> {
            Outcome outcome = tasks.done(person, task, text(context, "result"));
            return new Changed(outcome, outcome.changed() ? "✅ 已完成" : "之前已经不是未完成的待办");
        }));
        routes.post("/day/tasks/{id}/undo", task((context, person, task) -> {
            Outcome outcome = tasks.undo(person, task);
            return new Changed(outcome, outcome.changed() ? "↩️ 已撤销完成" : "还没有完成");
        }));
        routes.post(
                "/day/tasks/{id}/due",
                task((context, person, task) -> new Changed(
                        tasks.postpone(person, task, text(context, "when") + text(context, "day")), "📅 已改期")));
        routes.post("/day/tasks/{id}/assign", task((context, person, task) -> {
            Outcome outcome = tasks.assign(person, task, text(context, "colleague"), "page-" + UUID.randomUUID());
            return new Changed(
                    outcome,
                    "↪️ 已转给" + outcome.task().assignedTo().map(tasks::name).orElse(""));
        }));
        routes.post(
                "/day/tasks/{id}/note",
                task((context, person, task) ->
                        new Changed(tasks.note(person, task, text(context, "note")), "📝 已记下备注")));
        routes.post(
                "/day/alerts/{id}/acknowledge",
                alert((context, person, id) -> alerts.acknowledge(person, id, text(context, "result"))));
        routes.post(
                "/day/alerts/{id}/dismiss",
                alert((context, person, id) -> alerts.dismiss(person, id, text(context, "reason"))));
        routes.post(
                "/day/alerts/{id}/silence",
                alert((context, person, id) ->
                        alerts.silence(person, id, number(text(context, "days")).intValue())));
        routes.post("/day/visits/{id}/confirm", frame.membersOnly().action(this::confirm));
    }

    private void day(Context context, Employee person) {
        Wanted wanted = Wanted.of(context);
        String csrf = frame.csrf(context);
        if (wanted.which().isPresent() && ProblemAnswers.forScript(context)) {
            frame.part(context, lists.read(wanted.which().get(), wanted, person, csrf));
            return;
        }
        // Who has no script comes back here after a change, and must find the way back from it.
        Optional<DayTask> said = PageParameters.text(context, "said")
                .flatMap(id -> tasks.changeable(person, id))
                .filter(task -> task.status() != Task.Status.OPEN)
                .map(task -> rows.task(task, person, Optional.of("✅ 已完成"), csrf));
        frame.show(context, person, Optional.of(Place.DAY), reader.page(person, wanted, said, csrf));
    }

    private void add(Context context, Employee person) {
        Task task = Refused.told(() -> tasks.add(person, text(context, "what"), text(context, "request")));
        View added = new DayAdded(rows.task(task, person, Optional.of("📋 已记下"), frame.csrf(context)));
        frame.changed(context, added, "/day");
    }

    private void confirm(Context context, Employee person) {
        View row = Refused.told(() -> rows.visit(visits.confirm(person, context.pathParam("id")), frame.csrf(context)));
        frame.changed(context, row, "/day");
    }

    /** What came of a change, in a word. */
    private record Changed(Outcome outcome, String said) {}

    private interface TaskAction {
        Changed act(Context context, Employee person, Task task);
    }

    private Handler task(TaskAction action) {
        return frame.membersOnly().action((context, person) -> {
            Task task = tasks.changeable(person, context.pathParam("id")).orElseThrow(() -> Refused.notYours("这项待办"));
            Changed changed = Refused.told(() -> action.act(context, person, task));
            Task now = changed.outcome().task();
            frame.changed(
                    context,
                    rows.task(now, person, Optional.of(changed.said()), frame.csrf(context)),
                    "/day?said=" + URLEncoder.encode(now.id(), StandardCharsets.UTF_8));
        });
    }

    private interface AlertAction {
        AlertBoard.Line act(Context context, Employee person, long id);
    }

    private Handler alert(AlertAction action) {
        return frame.membersOnly().action((context, person) -> {
            long id = number(context.pathParam("id"));
            AlertBoard.Line line = Refused.told(() -> action.act(context, person, id));
            frame.changed(context, rows.alert(line, true, frame.csrf(context)), "/day");
        });
    }

    private static Long number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw Refused.notYours("这个编号");
        }
        return Long.valueOf(text);
    }

    private static String text(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("").strip();
    }
}
