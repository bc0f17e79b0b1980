package cn.topcentral.hub.connectors.importing;

import static cn.topcentral.hub.connectors.importing.Archive.ZHANG;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.importing.ImportReport.Reject;
import cn.topcentral.hub.connectors.wechat.ArchiveDecoder;
import cn.topcentral.hub.connectors.wechat.ArchiveFileConnector;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a channel, through the engine, into PostgreSQL. */
class ImportRunTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path attachments;

    private final TestDatabase db = TestDatabase.create();
    private final List<ImportReport> progress = new ArrayList<>();
    private AggregationEngine engine;

    @BeforeEach
    void open() {
        engine = new AggregationEngine(
                new IntakeStore(db.database()),
                new FileStore(attachments),
                TestDatabase.TENANT,
                () -> OwnSide.of(Set.of(), Set.of(), List.of()),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void theSameFileAgainIsAllDuplicates() throws IOException {
        Path file = file("a.jsonl", Archive.lines(0, 700, ZHANG));

        ImportReport first = run(file);
        ImportReport second = run(file, file);

        assertThat(first).isEqualTo(new ImportReport(700, 700, 0, 0, 0, 700, 0, 0, List.of()));
        assertThat(second).isEqualTo(new ImportReport(1400, 0, 1400, 0, 0, 0, 0, 0, List.of()));
        assertThat(records()).isEqualTo(700);
    }

    @Test
    void inAFolderOfEverythingTheNeighboursOfTheBadAreStored() throws IOException {
        file("good.jsonl", Archive.lines(0, 3, ZHANG));
        Path bad = file(
                "deep/below/bad.jsonl",
                Archive.line(10, ZHANG) + "\n{\"msgid\": broken\n\n[1]\n" + Archive.line(11, ZHANG) + "\n");
        Files.write(
                folder.resolve("deep/damaged.jsonl"),
                ("\u00ff\u00fe" + Archive.line(20, ZHANG) + "\n" + Archive.line(21, ZHANG)).getBytes(ISO_8859_1));
        file("notes.txt", "not for this channel");
        file("empty.jsonl", "");
        // The memory of this process: a file that exists, and that nobody, not even root, can read from its beginning.
        Path unreadable = Path.of("/proc/self/mem");
        Path missing = folder.resolve("missing.jsonl");

        ImportReport report = run(unreadable, folder, missing);

        assertThat(report.rejects())
                .extracting(Reject::file, Reject::position)
                .contains(
                        tuple(unreadable.toString(), "line 1"),
                        tuple(bad.toString(), "line 2"),
                        tuple(bad.toString(), "line 4"),
                        tuple(missing.toString(), ""));
        assertThat(report.rejects())
                .extracting(Reject::reason)
                .allSatisfy(reason -> assertThat(reason).isNotBlank())
                .anySatisfy(reason -> assertThat(reason).contains("Input/output error"))
                .anySatisfy(reason -> assertThat(reason).contains("does not exist. Check the path"));
        assertThat(report.rejected()).isEqualTo(report.rejects().size());
        assertThat(report.clean()).isFalse();
        assertThat(
                        db.value(
                                """
                        SELECT string_agg(number::text, ' ' ORDER BY number)
                        FROM (SELECT replace(source_record_id, '_external', '')::int AS number FROM communication_sources)
                        """))
                .isEqualTo("0 1 2 10 11 21");
    }

    @Test
    void aFolderWithNothingForTheChannelIsSaid() throws IOException {
        file("notes.txt", "not for this channel");

        ImportReport report = run(folder);

        assertThat(report.read()).isZero();
        assertThat(report.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.file()).isEqualTo(folder.toString());
            assertThat(reject.reason()).contains("no file that the channel wecom reads");
        });
    }

    @Test
    void progressIsToldAfterEachBatch() throws IOException {
        run(file("a.jsonl", Archive.lines(0, 1_200, ZHANG)));

        assertThat(progress).extracting(ImportReport::stored).containsExactly(500L, 1_000L, 1_200L);
        assertThat(progress).allSatisfy(report -> assertThat(report.read()).isGreaterThanOrEqualTo(report.stored()));
    }

    @Test
    void whenStoringFailsTheRunEndsAndWhatWasStoredStays() throws IOException {
        Path file = file("a.jsonl", Archive.lines(0, 2_600, ZHANG));

        assertThatThrownBy(() -> run(report -> db.database().close(), file)).hasMessageContaining("closed");

        assertThat(records()).isEqualTo(500);
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private ImportReport run(Path... paths) {
        return run(progress::add, paths);
    }

    private ImportReport run(Consumer<ImportReport> told, Path... paths) {
        ArchiveFileConnector connector = new ArchiveFileConnector(new ArchiveDecoder(Archive.EMPLOYEE::equals));
        return new ImportRun(connector, engine::accept, told).run(List.of(paths));
    }

    private long records() {
        return db.count("SELECT count(*) FROM customer_communications");
    }
}
