package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.report.ReadableReports.Opened;
import cn.topcentral.hub.bot.task.NewTasks;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.task.TaskChanges;
import cn.topcentral.hub.templates.page.report.Outcome;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Supplier;

/** What a report's buttons do: share it, make a task of it, be reminded. For whoever may read the report; the same again does nothing new. */
final class ReportDeeds implements Routes {
    private final Frame frame;
    private final ReadableReports reports;
    private final ReportShares shares;
    private final NewTasks tasks;
    private final EmployeeRepository employees;
    private final Clock clock;

    ReportDeeds(
            Frame frame,
            ReadableReports reports,
            ReportShares shares,
            NewTasks tasks,
            EmployeeRepository employees,
            Clock clock) {
        this.frame = frame;
        this.reports = reports;
        this.shares = shares;
        this.tasks = tasks;
        this.employees = employees;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.post("/r/{reportId}/share", frame.membersOnly().action(this::share));
        routes.post("/r/{reportId}/task", frame.membersOnly().action(this::task));
        routes.post("/r/{reportId}/reminder", frame.membersOnly().action(this::reminder));
    }

    private void share(Context context, Employee employee) {
        Opened readable = readable(context, employee);
        ReportShares.Group group =
                shares.group().orElseThrow(() -> refused("没有可以分享的群", "请管理员在 hub.yaml 里接入一个群（alerts.group）。"));
        boolean sent = shares.share(readable.report(), employee, group);
        answer(
                context,
                readable,
                "share",
                sent
                        ? new Outcome("已分享到" + group.called() + "。", "卡片会在一分钟内出现在群里。")
                        : new Outcome("您今天已经分享过了。", "卡片已经发到" + group.called() + "，没有重复发送。"));
    }

    /** {@code title}, {@code person}, {@code due} (a day, or nothing), {@code once}. */
    private void task(Context context, Employee employee) {
        Opened readable = readable(context, employee);
        String title = title(context, "要做的事");
        Employee colleague = employees
                .byUserid(field(context, "person"))
                .filter(Employee::active)
                .orElseThrow(() -> refused("没有这位同事", "没有创建任务。这位同事已经不在员工名单里，请重新选一位。"));
        String day = field(context, "due");
        Optional<Instant> due = day.isEmpty() ? Optional.empty() : Optional.of(at(day, NewTasks.END_OF_WORK));
        if (due.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            throw refused("日期已经过去", "没有创建任务。任务在当天18:00到期，这个时间已经过了，请换一天。");
        }
        TaskChanges.Outcome made = made(() -> tasks.give(
                employee, readable.customer().map(Customer::id), colleague, title, due, reference(context, employee)));
        boolean own = colleague.userid().equals(employee.userid());
        answer(
                context,
                readable,
                "task",
                new Outcome(
                        made.changed() ? "任务 #" + made.task().number() + " 已创建。" : "这项任务已经创建过了，没有重复。",
                        "“" + CleanText.line(made.task().title()) + "”"
                                + (own ? "记在您的待办里" : "交给" + CleanText.line(colleague.name()) + "，会在企业微信里通知")
                                + due.map(end -> "，" + ChineseTime.date(end) + " 到期")
                                        .orElse("")
                                + "。"));
    }

    /** {@code title}, {@code day}, {@code clock}, {@code once}. */
    private void reminder(Context context, Employee employee) {
        Opened readable = readable(context, employee);
        String title = title(context, "要提醒的事");
        Instant at = at(field(context, "day"), clock(field(context, "clock")));
        if (!at.isAfter(clock.instant())) {
            throw refused("时间已经过去", "没有设置提醒。请选一个将来的时间。");
        }
        TaskChanges.Outcome made = made(() ->
                tasks.remind(employee, readable.customer().map(Customer::id), title, at, reference(context, employee)));
        answer(
                context,
                readable,
                "reminder",
                new Outcome(
                        made.changed() ? "提醒已设置。" : "这个提醒已经设置过了，没有重复。",
                        ReportDocuments.stamp(at) + " 会在企业微信里提醒您：“"
                                + CleanText.line(made.task().title()) + "”（#"
                                + made.task().number() + "）。"));
    }

    private Opened readable(Context context, Employee employee) {
        return reports.named(context.pathParam("reportId"), employee);
    }

    private void answer(Context context, Opened readable, String done, Outcome outcome) {
        frame.changed(
                context, outcome, ReportLinks.INTERNAL.report(readable.report().id()) + "?done=" + done);
    }

    /** The commands refuse in words for people; here they stand on the page. */
    private static TaskChanges.Outcome made(Supplier<TaskChanges.Outcome> making) {
        try {
            return making.get();
        } catch (CommandRefused refusal) {
            throw refused("没有保存", String.valueOf(refusal.getMessage()));
        }
    }

    private static String title(Context context, String what) {
        String title = CleanText.line(field(context, "title"));
        if (title.isEmpty()) {
            throw refused("还没有写" + what, "请写上" + what + "，再点一次。");
        }
        return title;
    }

    /** A page that is sent twice sends the same; another person's page is another request. */
    private static String reference(Context context, Employee employee) {
        String once = field(context, "once");
        if (!once.matches("[0-9a-f-]{36}")) {
            throw refused("页面不完整", "没有保存。请刷新页面后再试。");
        }
        return "page-" + employee.userid() + "-" + once;
    }

    private static Instant at(String day, LocalTime time) {
        try {
            return LocalDate.parse(day).atTime(time).atZone(ChineseTime.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw refused("日期看不懂", "没有保存。请在日历里选一天，例如 2024-06-20。");
        }
    }

    private static LocalTime clock(String words) {
        try {
            return LocalTime.parse(words);
        } catch (DateTimeException e) {
            throw refused("时间看不懂", "没有保存。请选几点几分，例如 09:00。");
        }
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("").strip();
    }

    private static ProblemException refused(String title, String text) {
        return new ProblemException(
                new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "The form cannot be taken as it is.", title, text));
    }
}
