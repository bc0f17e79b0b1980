package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.Intake;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.cli.ImportCommand;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.importing.FileConnector;
import cn.topcentral.hub.connectors.importing.ImportReport;
import cn.topcentral.hub.connectors.importing.ImportRun;
import cn.topcentral.hub.storage.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** {@code hub import}: files of a channel onto the timelines, with progress on stderr and a report of what became of each item. */
public final class ImportWork implements CommandWork<ImportCommand.Request> {
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(2);

    private final Clock clock;

    public ImportWork(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(ImportCommand.Request request, CommandContext context) {
        try (HubStorage storage = HubStorage.open(request.config(), HubStorage.As.GUEST)) {
            Intake intake = new Intake(request.config(), storage, clock);
            ImportReport report = report(request, context, intake);
            if (request.json()) {
                context.out().println(Json.write(report));
            } else {
                print(report, context);
            }
            return report.clean() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private ImportReport report(ImportCommand.Request request, CommandContext context, Intake intake) {
        if (intake.directories().containsKey(request.channel())) {
            return Objects.requireNonNull(intake.directories().get(request.channel()))
                    .apply(request.paths());
        }
        AggregationEngine engine = intake.engine();
        FileConnector connector = Objects.requireNonNull(intake.fileConnectors().get(request.channel()));
        return new ImportRun(connector, engine::accept, progress(context)).run(request.paths());
    }

    private Consumer<ImportReport> progress(CommandContext context) {
        AtomicReference<Instant> last = new AtomicReference<>(clock.instant());
        return report -> {
            Instant now = clock.instant();
            if (Duration.between(last.get(), now).compareTo(PROGRESS_EVERY) >= 0) {
                last.set(now);
                context.err()
                        .printf(
                                "%,d read, %,d stored, %,d duplicate, %,d rejected ...%n",
                                report.read(), report.stored(), report.duplicate(), report.rejected());
            }
        };
    }

    private static void print(ImportReport report, CommandContext context) {
        report.rejects().forEach(reject -> context.out()
                .println("rejected  " + reject.file() + (reject.position().isEmpty() ? "" : " " + reject.position())
                        + ": " + reject.reason()));
        if (report.rejected() > report.rejects().size()) {
            context.out()
                    .printf(
                            "rejected  ... and %,d more%n",
                            report.rejected() - report.rejects().size());
        }
        context.out()
                .printf(
                        "read %d / stored %d / duplicate %d / merged %d / unclaimed %d / rejected %d%s%s%n",
                        report.read(),
                        report.stored(),
                        report.duplicate(),
                        report.merged(),
                        report.unclaimed(),
                        report.rejected(),
                        report.updated() == 0 ? "" : " / updated " + report.updated(),
                        report.skipped() == 0 ? "" : " / skipped " + report.skipped());
    }
}
