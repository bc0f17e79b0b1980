package cn.topcentral.hub.connectors.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.AttachmentDraft;
import cn.topcentral.hub.connectors.aggregation.AttachmentDraft.Content;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.aggregation.Part;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.extraction.ocr.RenderedPages;
import cn.topcentral.hub.connectors.extraction.speech.Recordings;
import cn.topcentral.hub.connectors.extraction.speech.SpeechService;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.attachment.TextQueue;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.search.SearchTerms;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractionWorkerTest {
    private static final Instant NOON = Instant.parse("2100-06-15T04:00:00Z");
    private static final ReadingProcess READING = new ReadingProcess(ReadingLimits.DEFAULT);

    private static final byte[] VOICE = "ID3\u0003sound".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path folder;

    private final TestDatabase test = TestDatabase.create();
    private final SpeechService service = new SpeechService();
    private final List<CommunicationDraft> told = new ArrayList<>();
    private FileStore files;
    private TextQueue queue;
    private Instant now = NOON;

    @BeforeEach
    void open() {
        files = new FileStore(folder);
        queue = new TextQueue(test.database());
    }

    @AfterEach
    void close() {
        service.close();
        test.close();
    }

    @AfterAll
    static void end() {
        READING.close();
    }

    private ExtractionWorker worker(Recordings recordings) {
        return worker(recordings, READING);
    }

    private ExtractionWorker worker(Recordings recordings, ReadingProcess reading) {
        return new ExtractionWorker(queue, files, reading, recordings, told::addAll, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Recordings deaf() {
        return new Recordings(Optional.empty(), Optional.empty());
    }

    private void arrives(CommunicationType type, String id, String content, String fileName, byte[] bytes) {
        AttachmentDraft attachment = new AttachmentDraft(
                fileName, "application/octet-stream", new Content.Bytes(bytes), false, Optional.empty());
        engine().accept(List.of(CommunicationDraft.of(new SourceKey("src", id), type, "渠道", NOON)
                .content(content)
                .attachments(List.of(attachment))
                .build()));
    }

    private AggregationEngine engine() {
        OwnSide own = OwnSide.of(Set.of(), Set.of(), List.of());
        return new AggregationEngine(
                new IntakeStore(test.database()),
                files,
                TestDatabase.TENANT,
                () -> own,
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private void workWithTheEngine(Recordings recordings) {
        new ExtractionWorker(queue, files, READING, recordings, engine()::accept, Clock.fixed(now, ZoneOffset.UTC))
                .workOnce();
    }

    private String content() {
        return test.value("SELECT content FROM customer_communications");
    }

    private String state() {
        return test.value(
                "SELECT text_status || ': ' || coalesce(text_error, '') FROM communication_attachments ORDER BY id DESC LIMIT 1");
    }

    private long found(String words) {
        return test.count("SELECT count(*) FROM customer_communications WHERE search @@ CAST('"
                + SearchTerms.query(words).orElseThrow().replace("'", "''") + "' AS tsquery)");
    }

    @Test
    void documentOfAMailMakesTheMailFoundAndStaysTheAttachmentsOwn() throws IOException {
        byte[] contract = Files.readAllBytes(new SampleFiles(folder).docx("年度框架协议"));
        arrives(CommunicationType.EMAIL, "m1", "请查收附件", "合同.docx", contract);

        assertThat(worker(deaf()).workOnce()).isTrue();

        assertThat(state()).isEqualTo("done: ");
        assertThat(test.value("SELECT ocr_text FROM communication_attachments")).contains("年度框架协议");
        assertThat(found("框架协议")).isEqualTo(1);
        assertThat(told).isEmpty();
        assertThat(worker(deaf()).workOnce()).isFalse();
    }

    @Test
    void textOfAChatPictureGoesToItsMessage() throws IOException {
        assumeTrue(RenderedPages.possible(), "fonts-noto-cjk is not installed");
        ByteArrayOutputStream card = new ByteArrayOutputStream();
        ImageIO.write(RenderedPages.card().picture(), "png", card);
        arrives(CommunicationType.WECHAT, "w1", "[图片]", "图片.jpg", card.toByteArray());

        worker(deaf()).workOnce();

        CommunicationDraft draft = told.get(0);
        String attachment = test.value("SELECT attachment_id FROM communication_attachments");
        assertThat(draft.source()).isEqualTo(new SourceKey("src", "w1"));
        assertThat(draft.type()).isEqualTo(CommunicationType.WECHAT);
        assertThat(draft.time()).isEqualTo(NOON);
        assertThat(draft.part()).contains(new Part(Part.Kind.TRANSCRIPT, "text:" + attachment, Part.LATE, 1));
        assertThat(draft.content()).startsWith("图中文字：\n").contains("张志强");
    }

    @Test
    void recordingOfACallIsWrittenDownIntoIt() {
        service.answering(200, "{\"text\":\"我要五十吨\"}");
        arrives(CommunicationType.PHONE, "c1", "通话 3 分钟", "录音.mp3", VOICE);

        worker(new Recordings(Optional.of(service.config()), Optional.empty())).workOnce();

        assertThat(state()).isEqualTo("done: ");
        assertThat(told).extracting(CommunicationDraft::content).containsExactly("我要五十吨");
        assertThat(found("五十吨")).isEqualTo(1);
    }

    @Test
    void voiceMessageWaitsVisiblyUntilAServiceIsConfigured() {
        arrives(CommunicationType.WECHAT, "w1", "[语音 5秒]", "语音.amr", VOICE);
        worker(deaf()).workOnce();
        assertThat(state()).startsWith("waiting: no transcription service is configured");
        assertThat(worker(deaf()).workOnce()).isFalse();

        service.answering(200, "{\"text\":\"下周三见\"}");
        Recordings hearing = new Recordings(Optional.of(service.config()), Optional.empty());
        queue.reopen(hearing.available(), now);
        worker(hearing).workOnce();

        assertThat(state()).isEqualTo("done: ");
        assertThat(told).extracting(CommunicationDraft::content).containsExactly("待转写", "下周三见");
    }

    @Test
    void recordShowsThatItsVoiceIsAwaitedAndThenWhatItSaid() {
        arrives(CommunicationType.WECHAT, "w1", "[语音 5秒]", "语音.amr", VOICE);
        test.execute("UPDATE customer_communications SET analysis_status = 'done'");
        workWithTheEngine(deaf());
        assertThat(content()).isEqualTo("[语音 5秒] 待转写");

        service.answering(200, "{\"text\":\"下周三见\"}");
        Recordings hearing = new Recordings(Optional.of(service.config()), Optional.empty());
        queue.reopen(hearing.available(), now);
        workWithTheEngine(hearing);

        assertThat(content()).isEqualTo("[语音 5秒] 下周三见");
        assertThat(test.value("SELECT analysis_status FROM customer_communications"))
                .isEqualTo("pending");
        assertThat(found("下周三见")).isEqualTo(1);
        assertThat(test.count("SELECT count(*) FROM customer_communications")).isEqualTo(1);
    }

    @Test
    void silentVoiceIsNoLongerAwaited() {
        arrives(CommunicationType.WECHAT, "w1", "[语音 5秒]", "语音.amr", VOICE);
        workWithTheEngine(deaf());

        service.answering(200, "{\"text\":\"\"}");
        Recordings hearing = new Recordings(Optional.of(service.config()), Optional.empty());
        queue.reopen(hearing.available(), now);
        workWithTheEngine(hearing);

        assertThat(content()).isEqualTo("[语音 5秒]");
        assertThat(state()).isEqualTo("none: nobody speaks in it");
    }

    @Test
    void sameBytesAreReadOnce() {
        service.answering(200, "{\"text\":\"你好\"}");
        arrives(CommunicationType.WECHAT, "w1", "[语音]", "语音.amr", VOICE);
        arrives(CommunicationType.WECHAT, "w2", "[语音]", "语音.amr", VOICE);
        ExtractionWorker worker = worker(new Recordings(Optional.of(service.config()), Optional.empty()));
        worker.workOnce();
        worker.workOnce();

        assertThat(service.requests()).hasSize(1);
        assertThat(told).extracting(draft -> draft.source().recordId()).containsExactlyInAnyOrder("w1", "w2");
        assertThat(test.count("SELECT count(*) FROM communication_attachments WHERE ocr_text = '你好'"))
                .isEqualTo(2);
    }

    @Test
    void busyServiceIsTriedAgainLater() {
        service.answering(503, "").answering(200, "{\"text\":\"你好\"}");
        arrives(CommunicationType.PHONE, "c1", "通话", "录音.mp3", VOICE);
        Recordings hearing = new Recordings(Optional.of(service.config()), Optional.empty());
        worker(hearing).workOnce();
        assertThat(state()).startsWith("pending: the transcription service answered 503");
        assertThat(worker(hearing).workOnce()).isFalse();

        now = NOON.plus(Duration.ofMinutes(1));
        worker(hearing).workOnce();
        assertThat(state()).isEqualTo("done: ");
    }

    @Test
    void fileThatEndsTheReadingProcessIsGivenUpAfterTheSecondTry() {
        arrives(CommunicationType.EMAIL, "m1", "x", "a.pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
        try (ReadingProcess crashing =
                new ReadingProcess(ReadingLimits.DEFAULT, HostileReaders.Crashes.class.getName())) {
            worker(deaf(), crashing).workOnce();
            assertThat(state()).startsWith("pending: ended the process");

            now = NOON.plus(Duration.ofMinutes(1));
            worker(deaf(), crashing).workOnce();
            assertThat(state()).startsWith("failed: ended the process");
        }
    }

    @Test
    void recordIsToldAgainWhenTheEngineCouldNotTakeIt() {
        service.answering(200, "{\"text\":\"你好\"}");
        arrives(CommunicationType.PHONE, "c1", "通话", "录音.mp3", VOICE);
        Recordings hearing = new Recordings(Optional.of(service.config()), Optional.empty());
        new ExtractionWorker(
                        queue,
                        files,
                        READING,
                        hearing,
                        drafts -> {
                            throw new IllegalStateException("database away");
                        },
                        Clock.fixed(now, ZoneOffset.UTC))
                .workOnce();
        assertThat(state()).isEqualTo("pending: database away");

        now = NOON.plus(Duration.ofMinutes(1));
        worker(hearing).workOnce();
        assertThat(told).hasSize(1);
        assertThat(state()).isEqualTo("done: ");
    }

    @Test
    void missingFileEndsWithItsReason() throws IOException {
        arrives(CommunicationType.EMAIL, "m1", "x", "a.txt", "words".getBytes(StandardCharsets.UTF_8));
        Files.delete(files.locate(test.value("SELECT file_hash FROM communication_attachments"))
                .orElseThrow());
        worker(deaf()).workOnce();

        assertThat(state()).isEqualTo("failed: its file is missing in the data directory");
    }
}
