package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.cli.StatusCommand;
import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.storage.integrity.ServiceStatus;
import cn.topcentral.hub.storage.json.Json;
import cn.topcentral.hub.storage.source.SourceState;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code hub status}: what came in from where and when, what waits, what failed. */
public final class StatusWork implements CommandWork<StatusCommand.Request> {
    private static final int FAILURES = 10;

    private final Clock clock;

    public StatusWork(Clock clock) {
        this.clock = clock;
    }

    private record Document(
            Map<String, Long> counts,
            List<SourceHealth.Source> sources,
            List<SourceState> failing,
            List<ServiceStatus.FailedCallback> failures,
            List<ServiceStatus.FailedAnalysis> unread,
            List<ServiceStatus.FailedPush> unsent,
            List<ServiceStatus.BrokenRoute> brokenRoutes) {}

    @Override
    public int run(StatusCommand.Request request, CommandContext context) {
        try (HubStorage storage = HubStorage.open(request.config(), HubStorage.As.GUEST)) {
            ServiceStatus status = new ServiceStatus(storage.database());
            SourceHealth health = new SourceHealth(
                    storage.sourceActivity(),
                    storage.sourceStates(),
                    clock.withZone(request.config().timezone()));
            Document document = new Document(
                    status.counts(),
                    health.sources(),
                    health.failing(),
                    status.failedCallbacks(FAILURES),
                    status.failedAnalyses(FAILURES),
                    status.failedPushes(FAILURES),
                    status.brokenRoutes());
            if (request.json()) {
                context.out().println(Json.write(document));
            } else {
                print(document, request.config().timezone(), context.out());
            }
            return needsAttention(document) ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    /** So that a scheduled call of the command can raise the alarm. */
    private static boolean needsAttention(Document document) {
        return !document.failing().isEmpty()
                || !document.brokenRoutes().isEmpty()
                || document.sources().stream().anyMatch(source -> source.state() == SourceHealth.State.QUIET)
                || document.counts().entrySet().stream()
                        .anyMatch(count -> count.getKey().endsWith(" failed") && count.getValue() > 0);
    }

    private static void print(Document document, ZoneId zone, PrintStream out) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(zone);
        document.counts().forEach((name, count) -> out.printf("%-22s %,12d%n", name, count));
        out.printf("%n%-28s %12s   %-16s   %-16s   %s%n", "source", "records", "last event", "last received", "state");
        document.sources()
                .forEach(source -> out.printf(
                        "%-28s %,12d   %-16s   %-16s   %s%n",
                        source.system(),
                        source.records(),
                        time.format(source.lastEvent()),
                        time.format(source.lastReceived()),
                        source.state().name().toLowerCase(Locale.ROOT)));
        document.sources().stream()
                .filter(source -> source.state() == SourceHealth.State.QUIET)
                .forEach(source -> out.println("quiet: " + source.text()));
        document.failing()
                .forEach(state -> out.printf(
                        "%s cannot be asked since %s (%d times): %s%n",
                        state.source(),
                        state.lastSuccess().map(time::format).orElse("the start"),
                        state.failures(),
                        state.error().orElse("")));
        document.failures()
                .forEach(failure -> out.printf(
                        "callback %d of %s failed: %s%n",
                        failure.id(), time.format(failure.receivedAt()), failure.reason()));
        document.unread()
                .forEach(unread -> out.printf("record %s not analysed: %s%n", unread.recordId(), unread.reason()));
        document.unsent()
                .forEach(push -> out.printf(
                        "push %d of %s to %s not sent: %s%n",
                        push.id(), time.format(push.addedAt()), push.audience(), push.reason()));
        document.brokenRoutes()
                .forEach(route -> out.printf(
                        "route %s does not carry (%d times): %s%n", route.route(), route.failures(), route.reason()));
    }
}
