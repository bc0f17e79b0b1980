package cn.topcentral.hub.bot.web.page.board;

import cn.topcentral.hub.bot.web.page.analysis.BucketWords;
import cn.topcentral.hub.bot.web.page.analysis.ResponsePlot;
import cn.topcentral.hub.storage.board.CustomerLine;
import cn.topcentral.hub.storage.board.NeedsAttention;
import cn.topcentral.hub.storage.board.TeamCell;
import cn.topcentral.hub.storage.chart.ChartSpan;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.templates.chart.Chart;
import cn.topcentral.hub.templates.chart.Chart.Kind;
import cn.topcentral.hub.templates.chart.Chart.Line;
import cn.topcentral.hub.templates.page.analysis.AnalysisPageModel.Choice;
import cn.topcentral.hub.templates.page.board.BoardAlerts;
import cn.topcentral.hub.templates.page.board.BoardPageModel;
import cn.topcentral.hub.templates.page.board.BoardPageModel.Person;
import cn.topcentral.hub.templates.page.board.BoardPageModel.Reason;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts together a manager's board. Thread-safe. */
final class BoardReader {
    /** Without contact for so long a customer is quiet. */
    static final Duration QUIET = Duration.ofDays(30);

    private static final int SHOWN_CUSTOMERS = 20;
    private static final int MOST_ANSWER_DAYS = 30;

    private final BoardSources sources;
    private final ResponsePlot responses;
    private final Clock clock;

    BoardReader(BoardSources sources, ResponsePlot responses, Clock clock) {
        this.sources = sources;
        this.responses = responses;
        this.clock = clock;
    }

    BoardPageModel page(OwnerScope scope, BoardPeriod period, BoardAlerts alerts) {
        Instant now = clock.instant();
        LocalDate today = ChineseTime.date(now);
        ChartSpan span = period.span(today);
        ChartSpan earlier = period.earlier(today);
        BoardLinks links = new BoardLinks(period);
        List<TeamCell> cells = sources.activity().cells(scope, span, earlier);
        ChartSpan answered = answered(span);
        TeamTable table = new TeamTable(
                sources.team().owned(scope, now.minus(QUIET)),
                cells,
                sources.activity().answers(scope, answered.from(), answered.to()),
                sources.work().tasks(scope, now),
                span,
                earlier,
                answered,
                responses,
                links);
        Funnel funnel = new Funnel(sources.work().stages(scope));
        return new BoardPageModel(
                Arrays.stream(BoardPeriod.values())
                        .map(one -> new Choice(one.label(), BoardLinks.board(one), one == period))
                        .toList(),
                span.first() + " 至 " + span.last() + "，上一期是" + period.before() + "（" + earlier.first() + " 至 "
                        + earlier.last() + "）",
                alerts,
                people(scope, table),
                answered.first().equals(span.first()) ? "" : "回复用时只算近30天。",
                funnel.stages(links),
                funnel.sentence(),
                volume(cells, span, links),
                sources.team().attention(scope, now.minus(QUIET), SHOWN_CUSTOMERS).stream()
                        .map(customer -> customer(customer, now))
                        .toList());
    }

    /** Answers are the dearest of the numbers, and those of a quarter ago say little of today. */
    static ChartSpan answered(ChartSpan span) {
        LocalDate first = span.last().minusDays(MOST_ANSWER_DAYS - 1L);
        return first.isAfter(span.first()) ? new ChartSpan(first, span.last(), span.bucket(), span.zone()) : span;
    }

    private List<Person> people(OwnerScope scope, TeamTable table) {
        List<Person> people = new ArrayList<>();
        for (Employee employee : sources.employees().all()) {
            boolean theirs = scope.owners()
                    .map(owners -> owners.contains(employee.userid()))
                    .orElse(true);
            boolean shown = employee.active() && employee.role() == Employee.Role.REP;
            if (theirs && (shown || table.knows(employee.userid()))) {
                String name = CleanText.line(employee.name());
                people.add(table.person(
                        (name.isEmpty() ? employee.userid() : name) + (employee.active() ? "" : "（已离职）"),
                        employee.userid()));
            }
        }
        if (table.knows("")) {
            people.add(table.person("还没有人负责", ""));
        }
        people.add(table.whole());
        return people;
    }

    private static Chart volume(List<TeamCell> cells, ChartSpan span, BoardLinks links) {
        List<TeamCell> counted = cells.stream().filter(TeamCell::inPeriod).toList();
        List<Line> lines = Arrays.stream(CommunicationType.values())
                .filter(type -> counted.stream().anyMatch(cell -> cell.type() == type))
                .map(type -> Line.of(
                        type.label(),
                        span.buckets().stream()
                                .map(start -> counted.stream()
                                        .filter(cell -> cell.type() == type
                                                && cell.bucket().equals(start))
                                        .mapToLong(TeamCell::records)
                                        .sum())
                                .toList()))
                .toList();
        return new Chart(
                "团队" + BucketWords.every(span) + "沟通量，按渠道",
                Kind.STACKS,
                "条",
                BucketWords.of(span),
                lines,
                span.buckets().stream()
                        .map(start -> Optional.of(links.day(
                                new ChartSpan(span.firstOf(start), span.lastOf(start), span.bucket(), span.zone()))))
                        .toList());
    }

    private BoardPageModel.Customer customer(NeedsAttention found, Instant now) {
        CustomerLine customer = found.customer();
        String path = BoardLinks.customer(customer.id());
        List<Reason> reasons = new ArrayList<>();
        if (found.complaints() > 0) {
            reasons.add(new Reason("投诉或质量问题未解决 " + found.complaints(), path + "?intent=complaint"));
        }
        if (found.falling()) {
            reasons.add(new Reason(
                    "关系在变差" + found.health().map(score -> " " + score + "/100").orElse(""), path + "/insights"));
        }
        if (found.quiet()) {
            reasons.add(new Reason(customer.lastContact().isEmpty() ? "从来没有联系过" : "超过30天没联系", path));
        }
        return new BoardPageModel.Customer(
                CleanText.line(customer.name()),
                customer.owner().map(sources::name).orElse("还没有人负责"),
                customer.lastContact()
                        .map(last -> "最后联系 " + ChineseTime.relative(last, now))
                        .orElse("没有沟通记录"),
                reasons,
                path);
    }
}
