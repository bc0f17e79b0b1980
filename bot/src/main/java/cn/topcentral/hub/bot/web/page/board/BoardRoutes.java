package cn.topcentral.hub.bot.web.page.board;

import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.alert.AlertBoard;
import cn.topcentral.hub.bot.command.CommandRefused;
import cn.topcentral.hub.bot.web.Problem;
import cn.topcentral.hub.bot.web.ProblemException;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.Place;
import cn.topcentral.hub.bot.web.page.analysis.ResponsePlot;
import cn.topcentral.hub.bot.web.page.board.RowsReader.Question;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** {@code /board} for managers and administrators: their team in numbers, the rows behind each, and its alerts. */
public final class BoardRoutes implements Routes {
    private static final int LONGEST_WORDS = 200;
    private static final int LONGEST_ID = 18;

    /** More days are not counted at a look. */
    private static final int MOST_DAYS = 100;

    private final Frame frame;
    private final BoardReader board;
    private final RowsReader rows;
    private final AlertsReader standing;
    private final AlertBoard alerts;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;

    /** @param hours when an answer can be expected */
    public BoardRoutes(
            Frame frame,
            Database database,
            AlertBoard alerts,
            Access access,
            WorkingHours hours,
            AuditLog audit,
            Clock clock) {
        BoardSources sources = BoardSources.of(database);
        ResponsePlot responses = new ResponsePlot(hours);
        this.frame = frame;
        this.board = new BoardReader(sources, responses, clock);
        this.rows = new RowsReader(sources, responses, clock);
        this.standing = new AlertsReader(sources, clock);
        this.alerts = alerts;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        var members = frame.membersOnly();
        routes.get(BoardLinks.BOARD, members.page(Role.MANAGER, this::board));
        routes.get(BoardLinks.ROWS, members.page(Role.MANAGER, this::rows));
        routes.post("/board/alerts/{alertId}/acknowledge", members.action(Role.MANAGER, this::acknowledge));
        routes.post("/board/alerts/{alertId}/dismiss", members.action(Role.MANAGER, this::dismiss));
    }

    private void board(Context context, Employee employee) {
        OwnerScope scope = access.scope(employee);
        audit.record(new AuditEntry(clock.instant(), employee.userid(), "board.view", "board", Map.of()));
        frame.show(
                context,
                employee,
                Optional.of(Place.BOARD),
                board.page(scope, period(context), standing.alerts(scope, frame.csrf(context), "")));
    }

    private void rows(Context context, Employee employee) {
        OwnerScope scope = access.scope(employee);
        Figure figure = text(context, "figure").flatMap(Figure::of).orElseThrow(() -> wrong("figure"));
        Optional<String> person = Optional.ofNullable(context.queryParam("person"));
        boolean theirs = person.map(userid -> userid.isBlank() || scope.holds(Optional.of(userid)))
                .orElse(true);
        if (!theirs) {
            throw new ProblemException(new Problem(
                    HttpStatus.FORBIDDEN,
                    "This person is not in your team.",
                    "您没有查看权限",
                    "这位同事不在您的团队里。工作需要的话，请联系系统管理员。"));
        }
        frame.show(
                context,
                employee,
                Optional.of(Place.BOARD),
                rows.rows(scope, new Question(figure, period(context), person, text(context, "stage"), span(context))));
    }

    private void acknowledge(Context context, Employee employee) {
        Optional<String> late = refusing(() -> alerts.acknowledge(
                        employee, alert(context), words(context, "result").orElse(""))
                .tooLate());
        changed(context, employee, late);
    }

    private void dismiss(Context context, Employee employee) {
        Optional<String> late = refusing(() -> alerts.dismiss(
                        employee, alert(context), words(context, "reason").orElse(""))
                .tooLate());
        changed(context, employee, late);
    }

    private void changed(Context context, Employee employee, Optional<String> late) {
        frame.changed(
                context,
                standing.alerts(access.scope(employee), frame.csrf(context), late.orElse("")),
                BoardLinks.BOARD);
    }

    private static long alert(Context context) {
        String id = context.pathParam("alertId");
        if (id.isEmpty() || id.length() > LONGEST_ID || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw wrong("alertId");
        }
        return Long.parseLong(id);
    }

    private static Optional<String> words(Context context, String name) {
        return Optional.ofNullable(context.formParam(name))
                .map(CleanText::line)
                .map(words -> Shortening.chars(words, LONGEST_WORDS))
                .filter(words -> !words.isEmpty());
    }

    private static BoardPeriod period(Context context) {
        return text(context, "range")
                .map(code -> BoardPeriod.of(code).orElseThrow(() -> wrong("range")))
                .orElse(BoardPeriod.WEEK);
    }

    /** The days of the address, else those of the period. */
    private ChartSpan span(Context context) {
        ChartSpan whole = period(context).span(ChineseTime.date(clock.instant()));
        LocalDate first = day(context, "from").orElse(whole.first());
        LocalDate last = day(context, "to").orElse(whole.last());
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
            throw wrong("to");
        }
        return new ChartSpan(first, last, whole.bucket(), whole.zone());
    }

    private static Optional<LocalDate> day(Context context, String name) {
        return text(context, name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw wrong(name);
            }
        });
    }

    private static Optional<String> text(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isBlank());
    }

    private static ProblemException wrong(String parameter) {
        return new ProblemException(Problem.badRequest(
                "The parameter '" + parameter + "' cannot be read.",
                "链接里的“" + parameter + "”看不懂，可能复制时少了一部分。请回到看板再点一次。"));
    }

    /** A change whose refusal is a sentence for people. */
    @FunctionalInterface
    private interface Change {
        Optional<String> run();
    }

    private static Optional<String> refusing(Change change) {
        try {
            return change.run();
        } catch (CommandRefused refused) {
            throw new ProblemException(
                    new Problem(HttpStatus.FORBIDDEN, "The change was refused.", "没有做任何改动", refused.sentence()));
        }
    }
}
