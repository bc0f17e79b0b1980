package cn.topcentral.hub.bot.web.page.administration;

import cn.topcentral.hub.bot.schedule.Schedule;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.templates.page.When;
import cn.topcentral.hub.templates.page.administration.JobsPage;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@code /administration/jobs}: what runs by the clock, and when; and running it now. */
final class JobRoutes implements Routes {
    private static final String PAGE = "/administration/jobs";
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("urgent communications", "推送紧急沟通"),
            Map.entry("real time alert", "检查客户风险"),
            Map.entry("alerts", "推送、重复和升级预警"),
            Map.entry("daily analysis", "日报"),
            Map.entry("weekly analysis", "周报"),
            Map.entry("monthly analysis", "月报"),
            Map.entry("task reminders", "待办到期提醒"),
            Map.entry("task digest", "每日待办汇总"),
            Map.entry("visit reports", "补交拜访记录的提醒"),
            Map.entry("source notices", "检查渠道是否安静得反常"),
            Map.entry("retention", "清理过期的数据"));

    private final Frame frame;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;

    JobRoutes(Frame frame, Jobs jobs, AuditLog audit, Clock clock) {
        this.frame = frame;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PAGE, frame.membersOnly().page(Role.ADMIN, this::show));
        routes.post(PAGE + "/run", frame.membersOnly().action(Role.ADMIN, this::run));
    }

    private void show(Context context, Employee employee) {
        Instant now = clock.instant();
        frame.show(
                context,
                employee,
                Optional.of(Place.ADMINISTRATION),
                new JobsPage(
                        frame.csrf(context),
                        Optional.of("已经开始运行，完成后“上次”会变。").filter(text -> context.queryParam("started") != null),
                        jobs.all().stream().map(job -> row(job, now)).toList()));
    }

    private static JobsPage.Row row(Schedule.Job job, Instant now) {
        return new JobsPage.Row(
                job.name(),
                label(job.name()),
                CronWords.of(job),
                job.last().map(time -> When.of(time, now)),
                job.next().map(time -> When.of(time, now)));
    }

    private static String label(String name) {
        return name.startsWith("poll ")
                ? "读取来源"
                : name.startsWith("reconcile ") ? "夜间对账，补回漏掉的记录" : LABELS.getOrDefault(name, name);
    }

    private void run(Context context, Employee employee) {
        String name = Optional.ofNullable(context.formParam("name")).orElse("");
        if (jobs.all().stream().noneMatch(job -> job.name().equals(name))) {
            throw new ProblemException(
                    new Problem(HttpStatus.NOT_FOUND, "There is no such job.", "没有这个任务", "配置可能改过，请刷新页面看现在有哪些任务。"));
        }
        audit.record(new AuditEntry(clock.instant(), employee.userid(), "job.run", "job " + name, Map.of()));
        jobs.runNow(name);
        context.redirect(PAGE + "?started", HttpStatus.SEE_OTHER);
    }
}
