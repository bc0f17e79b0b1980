package cn.topcentral.hub.connectors.wechat.archive;

import static cn.topcentral.hub.connectors.wechat.archive.FakeArchive.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.connectors.wechat.ArchiveDecoder;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.callback.ParkedDeliveries;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.integrity.ServiceStatus;
import cn.topcentral.hub.storage.integrity.ServiceStatus.FailedCallback;
import cn.topcentral.hub.storage.sync.SyncCursorRepository;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivePollTest {
    private static final long NOON = 1763784000000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOON), ZoneOffset.UTC);

    private final FakeArchive archive = new FakeArchive();

    @TempDir
    private Path files;

    private TestDatabase db;
    private AggregationEngine engine;

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        OwnSide own = OwnSide.of(Set.of(), Set.of(), List.of());
        engine = new AggregationEngine(
                new IntakeStore(db.database()), new FileStore(files), TestDatabase.TENANT, () -> own, CLOCK);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void messagesOfAllKeyVersionsAreTakenInAcrossGapsOfTheSequence() {
        archive.with(3, 1, text("a_external", NOON, "PCR-ABS 什么价"))
                .with(8, 2, text("b_external", NOON + 1000, "急"))
                .with(4000000000000L, 1, text("c_external", NOON + 2000, "在吗"));

        assertThat(poll(1, 2).run()).isEqualTo(3);

        assertThat(contents()).isEqualTo("PCR-ABS 什么价|急|在吗");
        assertThat(archive.asked).containsExactly("0/1000", "4000000000000/1000");
        assertThat(
                        db.value(
                                "SELECT attributes ->> 'seq' FROM customer_communications WHERE source_record_id = 'b_external'"))
                .isEqualTo("8");
    }

    @Test
    void nextRunGoesOnBehindTheLastRecord() {
        archive.with(3, 1, text("a_external", NOON, "第一条"));
        poll(1).run();
        archive.with(5, 1, text("b_external", NOON + 1000, "第二条"));

        assertThat(poll(1).run()).isEqualTo(1);

        assertThat(archive.asked).containsExactly("0/1000", "3/1000", "3/1000", "5/1000");
    }

    @Test
    void backlogComesInPagesOfAThousand() {
        LongStream.rangeClosed(1, 1100)
                .forEach(seq -> archive.with(seq, 1, text("m" + seq + "_external", NOON + seq, "第" + seq + "条")));

        assertThat(poll(1).run()).isEqualTo(1100);

        assertThat(archive.asked).containsExactly("0/1000", "1000/1000", "1100/1000");
    }

    @Test
    void unknownTypeIsStoredRaw() {
        archive.with(
                1,
                1,
                """
                {"msgid":"x_external","action":"send","from":"wmErxtDgAA9AW32YyyuYRimKr7D1KWlw","tolist":["zhangsan"],"roomid":"",\
                "msgtime":1763784000000,"msgtype":"hologram","hologram":{"depth":3}}""");

        poll(1).run();

        assertThat(contents()).isEqualTo("[unsupported: hologram]");
        assertThat(db.value("SELECT content_original FROM customer_communications"))
                .contains("\"depth\":3");
    }

    @Test
    void withdrawalMarksTheMessageAndKeepsWhatWasSaid() {
        archive.with(1, 1, text("a_external", NOON, "9800 就定了"))
                .with(2, 1, FakeArchive.REVOKE.formatted("r_external", NOON + 60_000, "a_external"));

        poll(1).run();

        assertThat(contents()).isEqualTo("【已撤回】9800 就定了");
        assertThat(db.value("SELECT attributes ->> 'revoked_at' FROM customer_communications"))
                .isEqualTo("2025-11-22T04:01:00Z");
        assertThat(db.value("SELECT content_original FROM customer_communications"))
                .contains("\"content\":\"9800 就定了\"");
    }

    @Test
    void withdrawalThatComesBeforeItsMessageSaysTheSame() {
        archive.with(1, 1, FakeArchive.REVOKE.formatted("r_external", NOON + 60_000, "a_external"));
        poll(1).run();
        assertThat(contents()).isEqualTo("【已撤回】[撤回了一条消息]");
        archive.with(2, 1, text("a_external", NOON, "9800 就定了"));

        poll(1).run();

        assertThat(contents()).isEqualTo("【已撤回】9800 就定了");
        assertThat(db.value("SELECT communication_time FROM customer_communications"))
                .startsWith("2025-11-22 04:00");
    }

    @Test
    void missingKeyParksTheRecordAndHoldsUpNobody() {
        archive.with(1, 1, text("a_external", NOON, "第一条"))
                .with(2, 2, text("b_external", NOON, "第二条"))
                .with(3, 1, text("c_external", NOON, "第三条"));

        assertThat(poll(1).run()).isEqualTo(2);

        assertThat(failures())
                .containsExactly(
                        "archive record seq 2: no private key of version 2 is known; add wecom.archive.keys.2 and"
                                + " start the hub again");
        assertThat(poll(1).run()).isZero();
        assertThat(failures()).hasSize(1);
    }

    @Test
    void parkedRecordsAreReadWhenTheirKeyWasAdded() {
        archive.with(1, 2, text("a_external", NOON, "第一条")).with(2, 1, text("b_external", NOON + 1, "第二条"));
        poll(1).run();

        assertThat(poll(1, 2).run()).isEqualTo(1);

        assertThat(contents()).isEqualTo("第一条|第二条");
        assertThat(failures()).isEmpty();
        assertThat(poll(1, 2).run()).isZero();
    }

    @Test
    void poisonMessagesAreKeptRawAndSkipped() {
        archive.withDamaged(1)
                .with(2, 1, "no JSON at all")
                .with(3, 1, "{\"msgid\":\"d\",\"action\":\"send\",\"msgtype\":\"text\"}")
                .with(4, 1, text("good_external", NOON, "还在"));

        assertThat(poll(1).run()).isEqualTo(1);

        assertThat(contents()).isEqualTo("还在");
        assertThat(failures())
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason).contains("seq 1", "DecryptData answered 10006"),
                        reason -> assertThat(reason).contains("seq 2", "not valid JSON"),
                        reason -> assertThat(reason).contains("seq 3", "without from, msgtime"));
        assertThat(db.value("SELECT count(*) FROM callback_ledger WHERE payload LIKE '%encrypt_chat_msg%'"))
                .isEqualTo("3");
    }

    @Test
    void wrongKeyFileIsNamed() {
        archive.with(1, 1, text("a_external", NOON, "x"));
        ArchiveKeys mixedUp = new ArchiveKeys(Map.of(1, FakeArchive.pem(2)));

        poll(mixedUp, engine::accept).run();

        assertThat(failures())
                .containsExactly("archive record seq 1: the private key of version 1 does not open it; check that"
                        + " wecom.archive.keys.1 belongs to the public key of this version");
    }

    @Test
    void crashBetweenIntakeAndCursorNeitherLosesNorDoubles() {
        archive.with(1, 1, text("a_external", NOON, "第一条")).with(2, 1, text("b_external", NOON + 1, "第二条"));
        Function<List<CommunicationDraft>, List<IntakeResult>> dying = drafts -> {
            engine.accept(drafts);
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> poll(new ArchiveKeys(Map.of(1, FakeArchive.pem(1))), dying)
                        .run())
                .hasMessage("killed");
        assertThat(new SyncCursorRepository(db.database()).get(ArchivePoll.SOURCE))
                .isEmpty();

        assertThat(poll(1).run()).isZero();

        assertThat(contents()).isEqualTo("第一条|第二条");
        assertThat(new SyncCursorRepository(db.database()).get(ArchivePoll.SOURCE))
                .contains("{\"seq\": 2}");
    }

    @Test
    void failureOfTheNetworkIsTriedAgainSoonAndOneOfTheSettingsLater() {
        archive.failures.add(new SdkFailure("GetChatData", 10001));
        archive.failures.add(new SdkFailure("GetChatData", 10009));

        assertThatThrownBy(() -> poll(1).run())
                .isInstanceOfSatisfying(SourceUnavailable.class, failure -> assertThat(failure.after())
                        .isEmpty());
        assertThatThrownBy(() -> poll(1).run())
                .isInstanceOfSatisfying(SourceUnavailable.class, failure -> assertThat(failure.after())
                        .contains(Duration.ofMinutes(10)))
                .hasMessageContaining("trusted IPs");
    }

    @Test
    void refusalInTheAnswerIsTold() {
        archive.errorCode = Optional.of(301052);

        assertThatThrownBy(() -> poll(1).run())
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("has expired; renew it");
    }

    @Test
    void tooLargePullIsTriedSmaller() {
        archive.errorCode = Optional.of(301058);

        assertThatThrownBy(() -> poll(1).run()).isInstanceOf(SourceUnavailable.class);

        assertThat(archive.asked).containsExactly("0/1000", "0/100", "0/10", "0/1");
    }

    private ArchivePoll poll(Integer... versions) {
        Map<Integer, String> pems = new HashMap<>();
        List.of(versions).forEach(version -> pems.put(version, FakeArchive.pem(version)));
        return poll(new ArchiveKeys(pems), engine::accept);
    }

    private ArchivePoll poll(ArchiveKeys keys, Function<List<CommunicationDraft>, List<IntakeResult>> intake) {
        return new ArchivePoll(
                archive,
                keys,
                () -> new ArchiveDecoder("zhangsan"::equals),
                intake,
                new SyncCursorRepository(db.database()),
                new ParkedDeliveries(db.database()),
                Duration.ofMinutes(1),
                CLOCK);
    }

    private String contents() {
        return db.value("SELECT string_agg(content, '|' ORDER BY communication_time) FROM customer_communications");
    }

    private List<String> failures() {
        return new ServiceStatus(db.database())
                .failedCallbacks(10).stream().map(FailedCallback::reason).toList();
    }
}
