package cn.topcentral.hub.connectors.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.storage.attachment.FetchQueue;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchWorkerTest {
    private static final long MOST_BYTES = 5_000_000;
    private static final byte[] RECORDING = "ID3\u0003 a recording".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path folder;

    private final TestDatabase test = TestDatabase.create();
    private final FileServer server = new FileServer(Map.of(
            "/a.mp3", RECORDING, "/page.mp3", "<html><body>链接已过期</body></html>".getBytes(StandardCharsets.UTF_8)));
    private final HttpsFiles https = new HttpsFiles(new AllowedHosts(Set.of(), Set.of("pbx.office"), true), host ->
            new InetAddress[] {InetAddress.getLoopbackAddress()});
    private FileStore files;
    private Instant now = Instant.parse("2100-01-01T00:00:00Z");
    private int stored;

    @BeforeEach
    void open() {
        files = new FileStore(folder);
    }

    @AfterEach
    void close() throws IOException {
        https.close();
        server.close();
        test.close();
    }

    private FetchWorker worker(List<RemoteFiles> sources) {
        return new FetchWorker(
                new FetchQueue(test.database()),
                files,
                sources,
                MOST_BYTES,
                () -> stored++,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private void attachment(String reference) {
        test.execute(
                "INSERT INTO communication_attachments (attachment_id, tenant_id, file_name, file_type, file_url) VALUES ('A1', 'T001', 'a.mp3', 'audio/mpeg', '"
                        + reference + "')");
    }

    private String state() {
        return test.value("SELECT fetch_status || ': ' || coalesce(fetch_error, '') FROM communication_attachments");
    }

    @Test
    void fileComesToTheStoreAndIsReadNext() {
        attachment(server.address("pbx.office", "/a.mp3"));

        assertThat(worker(List.of(https)).workOnce()).isTrue();

        assertThat(state()).isEqualTo("done: ");
        assertThat(files.has(test.value("SELECT file_hash FROM communication_attachments")))
                .isTrue();
        assertThat(test.value("SELECT file_type || ' ' || file_size FROM communication_attachments"))
                .isEqualTo("audio/mpeg " + RECORDING.length);
        assertThat(stored).isEqualTo(1);
        assertThat(worker(List.of(https)).workOnce()).isFalse();
    }

    @Test
    void unavailableFileIsTriedOftenAtFirstThenDailyForAWeekThenGivenUp() {
        attachment("rec:1");
        RemoteFiles source = new OneSource(() -> new SourceUnavailable("not ready"));
        List<Duration> waits = new ArrayList<>();
        while (state().startsWith("pending")) {
            Instant due = Instant.parse(
                    test.value(
                            "SELECT to_char(greatest(fetch_next_attempt_at, '2100-01-01Z') AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM communication_attachments"));
            waits.add(Duration.between(now, due));
            now = due;
            assertThat(worker(List.of(source)).workOnce()).isTrue();
        }

        assertThat(waits.subList(1, 6))
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(12));
        assertThat(waits.subList(6, waits.size())).hasSize(7).containsOnly(Duration.ofDays(1));
        assertThat(state()).isEqualTo("gone: not ready; given up after 13 tries");
    }

    @Test
    void sourceThatAsksForPatienceIsLeftAloneAsLong() {
        attachment("rec:1");
        worker(List.of(new OneSource(() -> new SourceUnavailable("busy", null, Optional.of(Duration.ofHours(3))))))
                .workOnce();

        now = now.plus(Duration.ofHours(2));
        assertThat(worker(List.of(https)).workOnce()).isFalse();
    }

    @Test
    void goneFileEndsWithItsReason() {
        attachment("rec:1");
        worker(List.of(new OneSource(() -> new FileGone("deleted by the platform"))))
                .workOnce();

        assertThat(state()).isEqualTo("gone: deleted by the platform");
    }

    @Test
    void endlessFileIsNotKept() {
        server.endless("/endless");
        attachment(server.address("pbx.office", "/endless"));
        worker(List.of(https)).workOnce();

        assertThat(state()).startsWith("gone: larger than the 5 MB");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void brokenStreamIsTriedAgain() {
        server.breakingOff("/broken");
        attachment(server.address("pbx.office", "/broken"));
        worker(List.of(https)).workOnce();

        assertThat(state()).startsWith("pending: ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void pageInTheRecordingsPlaceIsNoRecording() {
        attachment(server.address("pbx.office", "/page.mp3"));
        worker(List.of(https)).workOnce();

        assertThat(state()).startsWith("pending: the source answered with text/html");
    }

    @Test
    void referenceOfNobodyRestsUntilTheHubIsStartedAgain() {
        attachment("sdkfileid");
        worker(List.of(https)).workOnce();
        now = now.plus(Duration.ofDays(100));
        assertThat(worker(List.of(https)).workOnce()).isFalse();
        assertThat(state()).startsWith("pending: no source");

        new FetchQueue(test.database()).reopenUnserved(now);
        worker(List.of(new OneSource(() -> new FileGone("expired")))).workOnce();
        assertThat(state()).isEqualTo("gone: expired");
    }

    @Test
    void failingConnectorDoesNotLoseTheFile() {
        attachment("rec:1");
        worker(List.of(new OneSource(() -> new IllegalStateException("a fault of ours"))))
                .workOnce();

        assertThat(state()).isEqualTo("pending: IllegalStateException: a fault of ours");
    }

    /** Has every file and gives none. */
    private record OneSource(Supplier<RuntimeException> failure) implements RemoteFiles {
        @Override
        public boolean serves(String reference) {
            return true;
        }

        @Override
        public InputStream open(String reference) {
            throw failure.get();
        }
    }
}
