package cn.topcentral.hub.bot.web.page.source;

import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.bot.schedule.Schedule;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemAnswers;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.hook.HookInbox;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.connectors.wechat.archive.ArchivePoll;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.integrity.ServiceStatus;
import cn.topcentral.hub.storage.source.SourceStateRepository;
import cn.topcentral.hub.storage.trouble.TroubleKind;
import cn.topcentral.hub.storage.trouble.TroubleSelection;
import cn.topcentral.hub.storage.trouble.Troubles;
import cn.topcentral.hub.storage.website.FormRejectionRepository;
import cn.topcentral.hub.templates.page.source.TroubleRowsPage;
import cn.topcentral.hub.templates.page.source.TroubleRowsView;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /sources} and below: how the sources are, what failed, and what may be done about it. */
public final class SourceRoutes implements Routes {
    /** What people asked is not repeated: nobody waits for the answer any more. */
    private static final Set<String> REPEATABLE = Set.of(HookInbox.DOOR, ArchivePoll.SOURCE);

    private final Frame frame;
    private final SourcesReader sources;
    private final TroublesReader reader;
    private final Troubles troubles;
    private final AuditLog audit;
    private final Clock clock;

    /** @param jobs what runs by the clock, for when a source is asked next */
    public SourceRoutes(
            Frame frame, Database database, SourceHealth health, Supplier<List<Schedule.Job>> jobs, Clock clock) {
        this.frame = frame;
        this.troubles = new Troubles(database);
        this.audit = new AuditLog(database);
        this.clock = clock;
        this.sources = new SourcesReader(
                health, new SourceStateRepository(database), new ServiceStatus(database), jobs, clock);
        this.reader = new TroublesReader(
                troubles, new FormRejectionRepository(database), new EmployeeRepository(database), clock);
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/sources", frame.membersOnly().page(Role.MANAGER, this::show));
        routes.get("/sources/{kind}", frame.membersOnly().page(Role.ADMIN, this::rows));
        routes.get("/sources/delivery/{id}/raw", frame.membersOnly().page(Role.ADMIN, this::raw));
        routes.post("/sources/{kind}/retry", frame.membersOnly().action(Role.ADMIN, this::retry));
        routes.post("/sources/{kind}/dismiss", frame.membersOnly().action(Role.ADMIN, this::dismiss));
    }

    private void show(Context context, Employee employee) {
        boolean administrator = employee.role() == Role.ADMIN;
        frame.show(
                context,
                employee,
                Optional.of(Place.SOURCES),
                sources.page(
                        reader.summary(
                                Optional.of(frame.csrf(context)).filter(token -> administrator),
                                TroubleActs.told(Optional.ofNullable(context.queryParam("done")))),
                        administrator));
    }

    private void rows(Context context, Employee employee) {
        TroubleKind kind = kind(context);
        Optional<String> shape = parameter(context.queryParam("reason"));
        Optional<Long> before = parameter(context.queryParam("before")).map(SourceRoutes::id);
        TroubleRowsView view = reader.rows(
                kind,
                shape,
                before,
                frame.csrf(context),
                TroubleActs.told(Optional.ofNullable(context.queryParam("done"))));
        if (ProblemAnswers.forScript(context)) {
            frame.part(context, view);
        } else {
            frame.show(
                    context,
                    employee,
                    Optional.of(Place.SOURCES),
                    new TroubleRowsPage(TroublesReader.label(kind), view));
        }
    }

    private void retry(Context context, Employee employee) {
        TroubleKind kind = kind(context);
        int count = troubles.retry(kind, selection(context), REPEATABLE, employee.userid(), clock.instant());
        answer(context, kind, "retry-" + count);
    }

    private void dismiss(Context context, Employee employee) {
        TroubleKind kind = kind(context);
        if (kind != TroubleKind.DELIVERY && kind != TroubleKind.PUSH) {
            throw new ProblemException(new Problem(
                    HttpStatus.BAD_REQUEST,
                    "Only deliveries and pushes can be put aside.",
                    "这一类不能放弃",
                    "它们属于时间轴上的记录，会一直留着；可以重试。"));
        }
        int count = troubles.dismiss(kind, selection(context), employee.userid(), clock.instant());
        answer(context, kind, "dismiss-" + count);
    }

    /** What is left; the list or the summary, whichever was asked from. */
    private void answer(Context context, TroubleKind kind, String done) {
        Optional<String> list = Optional.ofNullable(context.formParam("list"));
        Optional<String> told = TroubleActs.told(Optional.of(done));
        if (list.isPresent()) {
            Optional<String> shape = parameter(list.get());
            String page = TroublesReader.path(kind, shape, Optional.empty()).toString();
            frame.changed(
                    context,
                    reader.rows(kind, shape, Optional.empty(), frame.csrf(context), told),
                    page + (page.contains("?") ? "&" : "?") + "done=" + done);
        } else {
            frame.changed(
                    context,
                    reader.summary(Optional.of(frame.csrf(context)), told),
                    "/sources?done=" + done + "#troubles");
        }
    }

    /** As a file that no browser runs or draws: it is whatever a stranger sent. */
    private void raw(Context context, Employee employee) {
        long id = id(context.pathParam("id"));
        String payload = troubles.payload(id)
                .orElseThrow(() -> new ProblemException(new Problem(
                        HttpStatus.NOT_FOUND, "There is no such failed delivery.", "已经没有了", "这一条可能刚刚处理好了，请刷新列表。")));
        audit.record(
                new AuditEntry(clock.instant(), employee.userid(), "trouble.download", "delivery " + id, Map.of()));
        context.contentType("text/plain; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"delivery-" + id + ".txt\"")
                .result(payload);
    }

    private static TroubleSelection selection(Context context) {
        Optional<Long> id = parameter(context.formParam("id")).map(SourceRoutes::id);
        Optional<String> shape = Optional.ofNullable(context.formParam("reason"));
        if (id.isPresent() == shape.isPresent()) {
            throw new ProblemException(
                    Problem.badRequest("Give id or reason, one of the two.", "没有说清处理哪一条，请刷新页面后再点一次。"));
        }
        return new TroubleSelection(id, shape);
    }

    private static TroubleKind kind(Context context) {
        return TroubleKind.ofCode(context.pathParam("kind"))
                .orElseThrow(() -> new ProblemException(new Problem(
                        HttpStatus.NOT_FOUND, "There is no such kind of failure.", "没有这个页面", "请从“来源与健康”重新打开。")));
    }

    private static Optional<String> parameter(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static long id(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new ProblemException(Problem.badRequest("An id is a number.", "链接里的编号看不懂，请从列表重新打开。"));
        }
        return Long.parseLong(text);
    }
}
