package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.agents.coordination.CustomerReports;
import cn.topcentral.hub.agents.report.ReportDesk;
import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.agents.report.ReportRequest;
import cn.topcentral.hub.bot.Agents;
import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandFailure;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.CustomerQuestion;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.cli.ReportCommand;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.report.Figure;
import cn.topcentral.hub.storage.report.RowsRepository;
import cn.topcentral.hub.storage.report.StoredReport;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code hub report}: writes a report, keeps it, and prints it or the rows behind one of its figures. */
public final class ReportWork implements CommandWork<ReportCommand.Request> {
    private static final int MOST_ROWS = 10_000;
    private static final int AGENTS_AT_ONCE = 2;

    private final Clock clock;

    public ReportWork(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(ReportCommand.Request request, CommandContext context) {
        try (HubStorage storage = HubStorage.open(request.config(), HubStorage.As.GUEST);
                Agents agents = Agents.open(request.config(), storage, clock)) {
            ReportDesk desk = agents.reportDesk(storage);
            StoredReport report = request.name()
                    .map(name -> ofCustomer(name, request, storage, agents, context))
                    .orElseGet(() -> desk.publish(ofTheHouse(request)));
            if (request.figure().isPresent()) {
                print(report, request.figure().get(), request.json(), storage, context);
            } else {
                context.out().println(request.json() ? Json.write(report) : report.markdown());
            }
            return ExitCode.OK;
        }
    }

    private ReportRequest ofTheHouse(ReportCommand.Request request) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, request.config().timezone());
        LocalDate day = request.date()
                .orElseGet(
                        () -> ReportPeriod.of(request.kind(), today).previous().last());
        if (day.isAfter(today)) {
            throw new CommandFailure(day + " is not yet", "Give a day up to today, " + today + ".");
        }
        return new ReportRequest(request.kind(), day, now);
    }

    /** As on the page: with what the agents found. */
    private StoredReport ofCustomer(
            String name, ReportCommand.Request request, HubStorage storage, Agents agents, CommandContext context) {
        CustomerHistory history = Histories.of(
                new CustomerQuestion.Request(request.config(), name, request.date(), request.json()), storage, clock);
        Histories.warnOfUnread(history, context.err());
        ExecutorService hands = Executors.newFixedThreadPool(AGENTS_AT_ONCE);
        try {
            return new CustomerReports(agents.coordinator(storage, hands), agents.reportDesk(storage))
                    .publish(history, clock.instant())
                    .orElseThrow(() -> new CommandFailure(
                            "the report was not written", "Try again in a few minutes; the log says what failed."));
        } finally {
            hands.shutdownNow();
        }
    }

    private static void print(
            StoredReport report, String figureId, boolean json, HubStorage storage, CommandContext context) {
        Figure figure = report.figure(figureId)
                .orElseThrow(() -> new CommandFailure(
                        "the report has no figure '" + figureId + "'",
                        "The links in it end with their figures: " + Agents.REPORTS + report.id() + "/f/FIGURE."));
        var rows = new RowsRepository(storage.database()).rows(figure, MOST_ROWS);
        if (json) {
            context.out().println(Json.write(rows));
        } else {
            RowsText.lines(figure, rows).forEach(context.out()::println);
        }
    }
}
