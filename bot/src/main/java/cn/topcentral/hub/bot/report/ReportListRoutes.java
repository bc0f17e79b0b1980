package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemAnswers;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.ReportLine;
import cn.topcentral.hub.storage.report.ReportLists;
import cn.topcentral.hub.templates.page.report.ReportList;
import cn.topcentral.hub.templates.page.report.ReportList.Row;
import cn.topcentral.hub.templates.page.report.ReportList.Tab;
import cn.topcentral.hub.templates.text.CleanText;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reports on the house, {@code /reports?kind=weekly}, newest first; for managers and administrators. */
final class ReportListRoutes implements Routes {
    private static final int ROWS = 30;
    private static final List<ReportKind> KINDS = List.of(ReportKind.DAILY, ReportKind.WEEKLY, ReportKind.MONTHLY);

    private final Frame frame;
    private final ReportLists lists;

    ReportListRoutes(Frame frame, ReportLists lists) {
        this.frame = frame;
        this.lists = lists;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(Place.REPORTS.path(), frame.membersOnly().page(Place.REPORTS.least(), this::list));
    }

    /** {@code kind}: one of them alone; {@code before}: where to go on, behind this end of a period and id. */
    private void list(Context context, Employee employee) {
        Optional<ReportKind> kind = parameter(context, "kind").map(ReportListRoutes::kind);
        Optional<ReportLists.Place> before = parameter(context, "before").map(ReportListRoutes::place);
        List<ReportLine> found = lists.ofHouse(kind, before, ROWS + 1);
        List<ReportLine> shown = found.stream().limit(ROWS).toList();
        Optional<URI> more = found.size() > ROWS
                ? Optional.of(URI.create(path(kind) + (kind.isPresent() ? "&" : "?") + "before="
                        + URLEncoder.encode(
                                shown.get(ROWS - 1).to() + ","
                                        + shown.get(ROWS - 1).id(),
                                StandardCharsets.UTF_8)))
                : Optional.empty();
        boolean part = before.isPresent() && ProblemAnswers.forScript(context);
        ReportList list = new ReportList(
                tabs(kind), shown.stream().map(ReportListRoutes::row).toList(), more, part);
        if (part) {
            frame.part(context, list);
        } else {
            frame.show(context, employee, Optional.of(Place.REPORTS), list);
        }
    }

    private static List<Tab> tabs(Optional<ReportKind> current) {
        return Stream.concat(
                        Stream.of(new Tab("全部", URI.create(path(Optional.empty())), current.isEmpty())),
                        KINDS.stream()
                                .map(kind -> new Tab(
                                        kind.label(),
                                        URI.create(path(Optional.of(kind))),
                                        current.filter(kind::equals).isPresent())))
                .toList();
    }

    private static Row row(ReportLine line) {
        int dot = line.title().indexOf(" · ");
        return new Row(
                line.kind().label(),
                CleanText.line(dot < 0 ? line.title() : line.title().substring(dot + 3)),
                ReportLinks.INTERNAL.report(line.id()),
                line.createdAt().toString(),
                ReportDocuments.stamp(line.createdAt()) + " 生成"
                        + (line.version() > 1 ? "，第 " + line.version() + " 版（有更正）" : ""));
    }

    private static String path(Optional<ReportKind> kind) {
        return Place.REPORTS.path() + kind.map(one -> "?kind=" + one.code()).orElse("");
    }

    private static Optional<String> parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isBlank());
    }

    private static ReportKind kind(String code) {
        return KINDS.stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> wrong("kind"));
    }

    private static ReportLists.Place place(String token) {
        int comma = token.indexOf(',');
        try {
            if (comma > 0 && token.indexOf('\0') < 0) {
                return new ReportLists.Place(Instant.parse(token.substring(0, comma)), token.substring(comma + 1));
            }
        } catch (DateTimeException e) {
            // Answered below, like a place without an id.
        }
        throw wrong("before");
    }

    private static ProblemException wrong(String parameter) {
        return new ProblemException(Problem.badRequest(
                "The parameter '" + parameter + "' cannot be read.",
                "链接里的“" + parameter + "”看不懂，可能复制时少了一部分。请从导航重新打开“报告”。"));
    }
}
