package cn.topcentral.hub.bench.importing;

import cn.topcentral.hub.bench.measure.Benchmark;
import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.bench.measure.Figure;
import cn.topcentral.hub.bench.measure.Medians;
import cn.topcentral.hub.bench.server.BenchServer;
import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.Intake;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.importing.FileConnector;
import cn.topcentral.hub.connectors.importing.ImportReport;
import cn.topcentral.hub.connectors.importing.ImportRun;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Records per second from file to timeline, against inserting the finished rows. Each run has a fresh copy of one database; the two take
 * turns in beginning, and the first pair only warms up.
 */
public final class ImportBenchmark implements Benchmark {
    private static final String NAME = "import";
    private static final String TEMPLATE = "import_template";
    private static final String RUN = "import_run";
    private static final long SEED = 20261122;

    private final SampleArchive archive;
    private final int records;
    private final int repetitions;
    private final Clock clock;

    /** @param channel {@code wecom}, {@code email} or {@code phone} */
    public ImportBenchmark(String channel, int records, int repetitions, Clock clock) {
        this.archive = archiveOf(channel);
        this.records = records;
        this.repetitions = repetitions;
        this.clock = clock;
    }

    private static SampleArchive archiveOf(String channel) {
        return switch (channel) {
            case "wecom" -> new WecomArchive();
            case "email" -> new EmailArchive();
            case "phone" -> new PhoneArchive();
            default ->
                throw new IllegalArgumentException(
                        "No sample archive for channel '" + channel + "'; there are wecom, email and phone");
        };
    }

    @Override
    public List<Figure> run(PrintWriter log) {
        try (BenchServer server = BenchServer.start()) {
            Path file = write(server.directory());
            SampleHub hub = new SampleHub(server, archive);
            hub.prepare(TEMPLATE);
            return measure(server, hub, file, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new BenchmarkFailed("The database failed", e);
        }
    }

    private List<Figure> measure(BenchServer server, SampleHub hub, Path file, PrintWriter log) throws SQLException {
        List<Double> imports = new ArrayList<>();
        List<Double> inserts = new ArrayList<>();
        RawInsert raw = warmUp(server, hub, file, log);
        for (int i = 0; i < repetitions; i++) {
            if (i % 2 == 0) {
                imports.add(imported(server, hub, file));
                inserts.add(inserted(server, raw));
            } else {
                inserts.add(inserted(server, raw));
                imports.add(imported(server, hub, file));
            }
            log.printf(
                    "%s repetition %d: import %,.0f records/s, raw INSERT %,.0f rows/s, ratio %.2f%n",
                    archive.channel(), i + 1, imports.get(i), inserts.get(i), imports.get(i) / inserts.get(i));
        }
        return List.of(Figure.compared(
                NAME,
                "%s, %,d records, against batched INSERT".formatted(archive.channel(), records),
                "records/s",
                Medians.of(imports),
                Medians.of(inserts),
                Optional.of(Figure.Target.ratioAtLeast(0.3))));
    }

    private RawInsert warmUp(BenchServer server, SampleHub hub, Path file, PrintWriter log) throws SQLException {
        server.copy(TEMPLATE, RUN);
        double rate = timeImport(hub, file);
        RawInsert raw;
        try (Connection connection = server.plain(RUN)) {
            raw = RawInsert.ofRowsIn(connection);
        }
        server.drop(RUN);
        if (raw.rows() != records) {
            throw new BenchmarkFailed("The import stored " + raw.rows() + " of " + records + " records");
        }
        double rawRate = inserted(server, raw);
        log.printf("%s warm-up: import %,.0f records/s, raw INSERT %,.0f rows/s%n", archive.channel(), rate, rawRate);
        return raw;
    }

    private double imported(BenchServer server, SampleHub hub, Path file) {
        server.copy(TEMPLATE, RUN);
        double rate = timeImport(hub, file);
        server.drop(RUN);
        return rate;
    }

    private double timeImport(SampleHub hub, Path file) {
        try (HubStorage storage = hub.open(RUN)) {
            Intake intake = new Intake(hub.config(RUN), storage, clock);
            AggregationEngine engine = intake.engine();
            FileConnector connector =
                    Objects.requireNonNull(intake.fileConnectors().get(archive.channel()));
            long start = System.nanoTime();
            ImportReport report = new ImportRun(connector, engine::accept, progress -> {}).run(List.of(file));
            double seconds = (System.nanoTime() - start) / 1e9;
            if (report.stored() != records) {
                throw new BenchmarkFailed("Expected " + records + " stored, got " + report);
            }
            return records / seconds;
        }
    }

    private double inserted(BenchServer server, RawInsert raw) throws SQLException {
        server.copy(TEMPLATE, RUN);
        double seconds;
        try (Connection connection = server.plain(RUN)) {
            long start = System.nanoTime();
            raw.into(connection);
            seconds = (System.nanoTime() - start) / 1e9;
        }
        server.drop(RUN);
        return records / seconds;
    }

    private Path write(Path directory) throws IOException {
        Path file = directory.resolve(archive.fileName());
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (String line : archive.head()) {
                writer.write(line + "\n");
            }
            for (SampleArchive.Message message : SampleConversations.of(records, SEED)) {
                archive.write(message, writer);
            }
        }
        return file;
    }
}
