package cn.topcentral.hub.storage.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.search.SearchTerms;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttachmentQueuesTest {
    private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final String HASH = "a".repeat(64);
    private static final StoredFile FILE = new StoredFile(HASH, 42);

    private final TestDatabase test = TestDatabase.create();
    private final FetchQueue fetches = new FetchQueue(test.database());
    private final TextQueue texts = new TextQueue(test.database());

    @BeforeEach
    void aRecord() {
        test.execute(
                """
                INSERT INTO customer_communications
                    (record_id, tenant_id, communication_type, channel, communication_time, content, source_system, source_record_id, search)
                VALUES ('WX-1', 'T001', 'wechat', '企业微信', '2024-06-15T04:00:00Z', '[图片]', 'wechat_work', 'msg1', '''图片''')
                """);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void attachment(String id, String url, String hash) {
        test.execute(
                "INSERT INTO communication_attachments (attachment_id, tenant_id, record_id, file_name, file_url, file_hash) VALUES ('"
                        + id + "', 'T001', 'WX-1', 'a.jpg', " + url + ", " + hash + ")");
    }

    private void remote(String id) {
        attachment(id, "'https://files.example/" + id + "'", "NULL");
    }

    private void stored(String id) {
        attachment(id, "NULL", "'" + HASH + "'");
    }

    @Test
    void newAttachmentIsFetchedFirstAndReadThen() {
        remote("A1");
        assertThat(texts.claim(10, LEASE, NOW)).isEmpty();

        ClaimedFetch claimed = fetches.claim(10, LEASE, NOW).get(0);
        assertThat(claimed).isEqualTo(new ClaimedFetch("A1", "https://files.example/A1", "", 1));
        fetches.stored(claimed, FILE, "image/jpeg", NOW);

        assertThat(fetches.claim(10, LEASE, NOW.plus(LEASE))).isEmpty();
        assertThat(texts.claim(10, LEASE, NOW)).containsExactly(new ClaimedText("A1", HASH, "a.jpg", 1));
    }

    @Test
    void twoWorkersNeverHaveTheSameFile() {
        remote("A1");
        remote("A2");

        List<ClaimedFetch> first = fetches.claim(1, LEASE, NOW);
        List<ClaimedFetch> second = fetches.claim(10, LEASE, NOW);

        assertThat(first).hasSize(1);
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(fetches.claim(10, LEASE, NOW)).isEmpty();
    }

    @Test
    void lapsedClaimCannotChangeTheRowAnyMore() {
        stored("A1");
        ClaimedText late = texts.claim(1, LEASE, NOW).get(0);
        ClaimedText current = texts.claim(1, LEASE, NOW.plus(LEASE)).get(0);

        assertThat(texts.finish(late, new ReadText("late", Optional.empty(), "m/1")))
                .isFalse();
        assertThat(texts.finish(current, new ReadText("current", Optional.empty(), "m/1")))
                .isTrue();
        assertThat(test.value("SELECT ocr_text FROM communication_attachments")).isEqualTo("current");
    }

    @Test
    void retryComesWhenItIsDueAndTellsWhy() {
        remote("A1");
        fetches.retry(fetches.claim(1, LEASE, NOW).get(0), "not ready", NOW.plusSeconds(60));

        assertThat(fetches.claim(1, LEASE, NOW.plusSeconds(59))).isEmpty();
        assertThat(fetches.claim(1, LEASE, NOW.plusSeconds(60)))
                .extracting(ClaimedFetch::attempts)
                .containsExactly(2);
        assertThat(test.value("SELECT fetch_error FROM communication_attachments"))
                .isEqualTo("not ready");
    }

    @Test
    void goneFileIsNotReadEither() {
        remote("A1");
        fetches.gone(fetches.claim(1, LEASE, NOW).get(0), "410");

        assertThat(test.value("SELECT fetch_status || ' ' || text_status FROM communication_attachments"))
                .isEqualTo("gone none");
    }

    @Test
    void unservedReferenceRestsUntilTheConfigurationMayHaveChanged() {
        remote("A1");
        fetches.unserved(fetches.claim(1, LEASE, NOW).get(0), "nobody");
        assertThat(fetches.claim(1, LEASE, NOW.plus(Duration.ofDays(365)))).isEmpty();

        fetches.reopenUnserved(NOW);

        assertThat(fetches.claim(1, LEASE, NOW))
                .extracting(ClaimedFetch::attempts)
                .containsExactly(1);
    }

    @Test
    void recordIsFoundByTheTextOfItsAttachmentWhoeverWritesItsSearchVector() {
        stored("A1");
        texts.finish(texts.claim(1, LEASE, NOW).get(0), new ReadText("报价单 PCR-ABS 15200", Optional.empty(), "m/1"));
        assertThat(found("报价单")).isEqualTo(1);
        assertThat(found("图片")).isEqualTo(1);

        test.execute("UPDATE customer_communications SET search = '''新词'''");

        assertThat(found("报价单")).isEqualTo(1);
        assertThat(found("图片")).isZero();
    }

    private long found(String words) {
        return test.count("SELECT count(*) FROM customer_communications WHERE search @@ CAST('"
                + SearchTerms.query(words).orElseThrow().replace("'", "''") + "' AS tsquery)");
    }

    @Test
    void textsOfManyLargeAttachmentsNeverExceedWhatAVectorHolds() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            words.append("word").append(i).append(' ');
        }
        for (int i = 0; i < 12; i++) {
            stored("B" + i);
            ClaimedText claimed = texts.claim(1, LEASE, NOW).get(0);
            String own = words.toString().replace("word", "w" + i + "x");
            assertThat(texts.finish(claimed, new ReadText(own, Optional.empty(), "m/1")))
                    .isTrue();
        }

        assertThat(found("w0x11")).isEqualTo(1);
    }

    @Test
    void sameBytesAreReadOncePerMethod() {
        stored("A1");
        texts.finish(texts.claim(1, LEASE, NOW).get(0), new ReadText("", Optional.of("password"), "m/1"));

        assertThat(texts.known(HASH, Set.of("m/1", "n/1"))).contains(new ReadText("", Optional.of("password"), "m/1"));
        assertThat(texts.known(HASH, Set.of("m/2"))).isEmpty();
    }

    @Test
    void recordingWaitsForTheEngineItNeeds() {
        stored("A1");
        texts.await(texts.claim(1, LEASE, NOW).get(0), "speech", "none configured");
        assertThat(texts.awaitingTranscript(List.of(new RecordId("WX-1")))).containsExactly(new RecordId("WX-1"));

        assertThat(texts.reopen(Set.of("ffmpeg"), NOW)).isZero();
        assertThat(texts.reopen(Set.of("speech"), NOW)).isEqualTo(1);

        assertThat(texts.claim(1, LEASE, NOW)).extracting(ClaimedText::attempts).containsExactly(1);
        assertThat(texts.awaitingTranscript(List.of(new RecordId("WX-1")))).isEmpty();
    }

    @Test
    void attachmentLeadsToTheSourceKeyOfTheDeliveryThatBroughtIt() {
        stored("A1");
        AttachmentRecord own = new AttachmentRecord(
                "wechat_work", "msg1", CommunicationType.WECHAT, "企业微信", Instant.parse("2024-06-15T04:00:00Z"), "[图片]");
        assertThat(texts.record("A1")).contains(own);

        test.execute("UPDATE communication_attachments SET source_system = 'other', source_record_id = 'x'");
        assertThat(texts.record("A1").orElseThrow().sourceSystem()).isEqualTo("other");
    }

    @Test
    void tenantsDoNotSeeEachOthersAttachments() {
        stored("A1");
        remote("A2");
        try (Database other = Database.openMigrated(test.config(), "T002")) {
            assertThat(new TextQueue(other).claim(10, LEASE, NOW)).isEmpty();
            assertThat(new FetchQueue(other).claim(10, LEASE, NOW)).isEmpty();
        }
    }
}
