package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.IntakeResult;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.sync.SyncCursorRepository;
import cn.topcentral.hub.storage.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that does what real providers do at their worst, with the engine and a database behind. */
class ImapPollTest {
    private static final int MAX_BYTES = 200_000;
    private static final OwnDomains OWN = new OwnDomains(Set.of("topcentral.cn"));

    @TempDir
    private Path files;

    private final MovingClock clock = new MovingClock();
    private final List<CommunicationDraft> taken = new ArrayList<>();
    private TestDatabase db;
    private ScriptedImap server;
    private AggregationEngine engine;

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plusNanos(1000); // a real clock never tells the same twice
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    @BeforeEach
    void open() {
        db = TestDatabase.create();
        server = new ScriptedImap();
        server.box("INBOX", "\\HasNoChildren");
        OwnSide own = OwnSide.of(Set.of("topcentral.cn"), Set.of(), List.of());
        engine = new AggregationEngine(
                new IntakeStore(db.database()), new FileStore(files), TestDatabase.TENANT, () -> own, clock);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        db.close();
    }

    private MailAccount account(MailFolders folders) {
        return new MailAccount(
                "sales",
                "127.0.0.1",
                server.port(),
                MailTls.NONE,
                "sales@topcentral.cn",
                "wrong-to-show",
                Duration.ofMinutes(5),
                Duration.ofMillis(700),
                folders,
                true);
    }

    private ImapPoll poll(MailFolders folders, Function<List<CommunicationDraft>, List<IntakeResult>> intake) {
        return new ImapPoll(
                account(folders),
                intake,
                new SyncCursorRepository(db.database()),
                OWN,
                clock,
                new Random(1),
                MAX_BYTES);
    }

    private ImapPoll poll() {
        return poll(MailFolders.USUAL, this::accept);
    }

    private List<IntakeResult> accept(List<CommunicationDraft> drafts) {
        taken.addAll(drafts);
        return engine.accept(drafts);
    }

    private static String mail(String id, String body) {
        return "Message-ID: <" + id + ">\nFrom: li@auxgroup.com\nTo: sales@topcentral.cn\nSubject: order " + id
                + "\nDate: Sat, 15 Jun 2024 12:00:00 +0800\nContent-Type: text/plain; charset=utf-8\n\n" + body + "\n";
    }

    private void fill(int mails) {
        for (int i = 1; i <= mails; i++) {
            server.box("INBOX", "").put(i, mail("m" + i + "@aux", "body " + i));
        }
    }

    private long records() {
        return db.count("SELECT count(*) FROM customer_communications");
    }

    private String sources() {
        return db.value("SELECT string_agg(source_record_id, ' ' ORDER BY length(source_record_id), source_record_id)"
                + " FROM communication_sources WHERE source_system = 'email'");
    }

    private SourceUnavailable failure(ImapPoll poll) {
        SourceUnavailable failure = catchThrowableOfType(SourceUnavailable.class, poll::run);
        assertThat(failure).isNotNull();
        assertThat(failure.toString()).doesNotContain("wrong-to-show");
        return failure;
    }

    @Test
    void everyMailIsTakenInOnceAndNewOnesAlone() {
        fill(120);
        try (ImapPoll poll = poll()) {
            assertThat(poll.run()).isEqualTo(120);
            assertThat(poll.run()).isZero();
            server.box("INBOX", "").put(121, mail("m121@aux", "late"));
            assertThat(poll.run()).isEqualTo(1);
        }
        assertThat(records()).isEqualTo(121);
        assertThat(taken).hasSize(121);
        assertThat(server.commands).noneMatch(command -> command.matches("(?i).*(BODY\\[|STORE |SELECT ).*"));
    }

    @Test
    void theLastMailThatAServerRepeatsIsNotTakenAgain() {
        fill(3);
        server.capabilities.add("X-NOTHING");
        try (ImapPoll poll = poll()) {
            poll.run();
            // UIDNEXT grew, but the mail is gone: "4:*" is answered with mail 3.
            server.box("INBOX", "").put(9, mail("gone@aux", "x"));
            poll.run();
            assertThat(taken).hasSize(4);
            poll.run();
        }
        assertThat(taken).hasSize(4);
    }

    @Test
    void aServerThatWantsToKnowUsIsToldOnEveryConnection() {
        server.capabilities.add("ID");
        server.wantsId = true;
        fill(2);
        try (ImapPoll poll = poll()) {
            assertThat(poll.run()).isEqualTo(2);
            fill(3);
            assertThat(poll.run()).isEqualTo(1);
        }
        assertThat(server.count("ID (")).isEqualTo(2);
        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.commands).filteredOn(c -> c.startsWith("ID (")).allSatisfy(command -> assertThat(command)
                .contains("\"name\" \"topcentral-hub\"", "\"version\"", "\"vendor\"", "\"support-email\""));
    }

    @Test
    void foldersAreFoundByWhatTheServerSaysThenByTheirNames() {
        server.box("INBOX", "").put(1, mail("in@aux", "a"));
        server.box("Verschickt", "\\Sent").put(1, mail("sent@us", "b"));
        server.box("&XfJT0ZAB-", "").put(1, mail("sent2@us", "c")); // 已发送
        server.box("&g0l6P3ux-", "").put(1, mail("draft@us", "d")); // 草稿箱
        server.box("Mine", "\\Drafts").put(1, mail("draft2@us", "e"));
        server.box("&V4NXPpCuTvY-", "").put(1, mail("junk@x", "f")); // 垃圾邮件
        server.box("&UXZO1mWHTvZZOQ-", "\\Noselect"); // 其他文件夹
        server.box("&UXZO1mWHTvZZOQ-/&ZbBefA-", "").put(1, mail("rule@aux", "g")); // 其他文件夹/…
        try (ImapPoll poll = poll()) {
            assertThat(poll.run()).isEqualTo(3);
        }
        assertThat(sources()).isEqualTo("in@aux sent@us sent2@us");
        try (ImapPoll poll = poll(
                new MailFolders(Set.of("inbox", "others", "drafts"), Optional.empty(), Optional.empty()),
                this::accept)) {
            assertThat(poll.run()).isEqualTo(3);
        }
        assertThat(sources()).isEqualTo("in@aux sent@us rule@aux sent2@us");
        assertThat(db.value("SELECT string_agg(source_system || ':' || source_record_id, ' ' ORDER BY source_record_id)"
                        + " FROM communication_sources WHERE source_system LIKE 'email-draft%'"))
                .isEqualTo("email-draft:sales:draft2@us email-draft:sales:draft@us");
    }

    @Test
    void aNewNumberingIsReadAgainAndNothingIsStoredTwice() {
        fill(5);
        try (ImapPoll poll = poll()) {
            poll.run();
            ScriptedImap.Box box = server.box("INBOX", "");
            box.validity = 8;
            box.mails.clear();
            for (int i = 1; i <= 6; i++) {
                box.put(100 - i, mail("m" + i + "@aux", "body " + i));
            }
            assertThat(poll.run()).isEqualTo(1);
        }
        assertThat(records()).isEqualTo(6);
    }

    @Test
    void aConnectionCutInTheMiddleOfAMailLosesNothing() {
        fill(10);
        server.dropAt.add(7L);
        try (ImapPoll poll = poll()) {
            SourceUnavailable lost = failure(poll);
            assertThat(lost.after()).hasValueSatisfying(pause -> assertThat(pause)
                    .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(75)));
            assertThat(records()).isEqualTo(6);
            server.dropAt.clear();
            clock.pass(Duration.ofMinutes(2));
            assertThat(poll.run()).isEqualTo(4);
        }
        assertThat(records()).isEqualTo(10);
    }

    @Test
    void aMailTheServerNeverHandsOverIsGivenUpWithARecordAndHoldsUpNobody() {
        fill(4);
        server.dropAt.add(2L);
        server.refuse.add(3L);
        try (ImapPoll poll = poll()) {
            failure(poll);
            clock.pass(Duration.ofHours(1));
            for (int run = 0; run < 20; run++) {
                clock.pass(Duration.ofHours(1));
                try {
                    poll.run();
                } catch (SourceUnavailable expected) {
                    assertThat(expected).hasMessageContaining("mail.sales");
                }
            }
        }
        assertThat(sources()).isEqualTo("m1@aux m4@aux");
        assertThat(
                        db.value(
                                "SELECT string_agg(source_record_id, ' ' ORDER BY source_record_id) FROM communication_sources"
                                        + " WHERE source_system = 'imap:sales' AND source_record_id IN ('INBOX/7/2', 'INBOX/7/3')"))
                .isEqualTo("INBOX/7/2 INBOX/7/3");
        assertThat(db.count("SELECT count(*) FROM customer_communications WHERE content LIKE '%没能读取%'"))
                .isEqualTo(2);
    }

    @Test
    void aSilentServerIsGivenUpAfterTheTimeout() {
        fill(2);
        server.stallAt.add(2L);
        try (ImapPoll poll = poll()) {
            failure(poll);
            assertThat(records()).isEqualTo(1);
            server.stallAt.clear();
            clock.pass(Duration.ofMinutes(2));
            assertThat(poll.run()).isEqualTo(1);
        }
    }

    @Test
    void threeRefusedLoginsStopTheMailboxBeforeTheProviderLocksIt() {
        server.loginAnswer = "NO [AUTHENTICATIONFAILED] wrong password";
        try (ImapPoll poll = poll()) {
            for (int i = 0; i < 3; i++) {
                assertThat(poll.stopped()).isEmpty();
                failure(poll);
                clock.pass(Duration.ofHours(1));
            }
            assertThat(poll.stopped())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("3 refused logins", "restart"));
            failure(poll);
        }
        assertThat(server.count("LOGIN")).isEqualTo(3);
    }

    @Test
    void aServerThatIsOnlyBusyIsAskedAgainLaterAndLater() {
        server.loginAnswer = "NO LOGIN Login fail. Login frequency limited";
        List<Duration> pauses = new ArrayList<>();
        try (ImapPoll poll = poll()) {
            for (int i = 0; i < 8; i++) {
                Duration pause = failure(poll).after().orElseThrow();
                pauses.add(pause);
                assertThat(failure(poll)).hasMessageContaining("asked again at"); // and does not connect before
                clock.pass(pause);
            }
            assertThat(poll.stopped()).isEmpty();
            server.loginAnswer = "OK";
            fill(1);
            assertThat(poll.run()).isEqualTo(1);
        }
        assertThat(server.count("LOGIN")).isEqualTo(9);
        assertThat(pauses.get(0)).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(75));
        assertThat(pauses.get(3)).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
        assertThat(pauses).isSortedAccordingTo(Duration::compareTo).last().isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aMailTooLargeLeavesARecordThatSaysWhereItIs() {
        server.box("INBOX", "").put(1, mail("big@aux", "x".repeat(MAX_BYTES)));
        server.box("INBOX", "").put(2, mail("liar@aux", "y".repeat(MAX_BYTES)));
        server.claimedSize.put(2L, 1000L);
        server.box("INBOX", "").put(3, mail("small@aux", "z"));
        try (ImapPoll poll = poll()) {
            assertThat(poll.run()).isEqualTo(3);
        }
        assertThat(sources()).isEqualTo("big@aux liar@aux small@aux");
        assertThat(taken.get(0)).satisfies(draft -> {
            assertThat(draft.subject()).contains("order big@aux");
            assertThat(draft.content()).contains("1 MB", "sales@topcentral.cn", "INBOX", "没有保存");
            assertThat(draft.attributes()).containsEntry("limit", "size").containsKey("size");
        });
        assertThat(server.commands).noneMatch(command -> command.startsWith("FETCH 1 (BODY.PEEK[]"));
    }

    @Test
    void brokenMimeAndNoMailAtAllAreKept() {
        server.box("INBOX", "")
                .put(1, "Message-ID: <broken@x>\nFrom: li@auxgroup.com\nContent-Type: multipart/mixed\n\n--nothing");
        server.box("INBOX", "").put(2, "no header here, only words\n");
        server.box("INBOX", "").put(3, mail("fine@aux", "z"));
        try (ImapPoll poll = poll()) {
            assertThat(poll.run()).isEqualTo(3);
        }
        assertThat(sources()).isEqualTo("broken@x fine@aux");
        assertThat(taken.get(1).rawFile()).isPresent();
        assertThat(taken.get(1).content()).contains("没能读取");
    }

    @Test
    void aCrashBetweenStoringAndRememberingStoresNothingTwice() {
        fill(3);
        ImapPoll dying = poll(MailFolders.USUAL, drafts -> {
            engine.accept(drafts);
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(dying::run).hasMessage("killed");
        assertThat(new SyncCursorRepository(db.database()).get("mail.sales")).isEmpty();
        dying.close();
        try (ImapPoll poll = poll()) {
            assertThat(poll.run()).isZero();
            fill(4);
            assertThat(poll.run()).isEqualTo(1);
        }
        assertThat(records()).isEqualTo(4);
    }

    @Test
    void theCursorOutlivesThePoll() {
        fill(3);
        try (ImapPoll poll = poll()) {
            poll.run();
        }
        fill(4);
        taken.clear();
        try (ImapPoll poll = poll()) {
            assertThat(poll.run()).isEqualTo(1);
        }
        assertThat(taken).hasSize(1);
    }

    @Test
    void aFolderWhoseStateIsTheSameIsNotRead() {
        server.capabilities.addAll(List.of("CONDSTORE", "ENABLE"));
        fill(3);
        try (ImapPoll poll = poll()) {
            poll.run();
            long before = server.count("UID FETCH");
            poll.run();
            assertThat(server.count("UID FETCH")).isEqualTo(before);
            assertThat(server.commands).anyMatch(command -> command.endsWith("(CONDSTORE)"));
        }
    }

    @Test
    void everyPlaceOfAMailIsNoted() {
        fill(1);
        try (ImapPoll poll = poll()) {
            poll.run();
        }
        assertThat(taken.get(0).copies()).singleElement().satisfies(copy -> {
            assertThat(copy.system()).isEqualTo("imap:sales");
            assertThat(copy.recordId()).isEqualTo("INBOX/7/1");
        });
    }

    @Test
    void newsOfTheServerBringARunAtOnceOverTheSameConnection() throws Exception {
        server.capabilities.add("IDLE");
        fill(1);
        CountDownLatch woken = new CountDownLatch(1);
        try (ImapPoll poll = poll();
                ImapListener listener = new ImapListener(poll, woken::countDown, new Random(1))) {
            listener.start();
            poll.run();
            assertThat(server.idling.await(10, TimeUnit.SECONDS)).isTrue();
            fill(2);
            server.announce(2);
            assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(poll.run()).isEqualTo(1);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void newsThatComeBeforeTheServerIdlesAreNotMissed() throws Exception {
        server.capabilities.add("IDLE");
        fill(1);
        server.beforeIdling = "* 2 EXISTS\r\n";
        CountDownLatch woken = new CountDownLatch(1);
        try (ImapPoll poll = poll();
                ImapListener listener = new ImapListener(poll, woken::countDown, new Random(1))) {
            listener.start();
            poll.run();
            assertThat(woken.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRunInterruptsTheWaitForNews() throws Exception {
        server.capabilities.add("IDLE");
        fill(1);
        try (ImapPoll poll = poll();
                ImapListener listener = new ImapListener(poll, () -> {}, new Random(1))) {
            listener.start();
            poll.run();
            assertThat(server.idling.await(10, TimeUnit.SECONDS)).isTrue();
            fill(2);
            assertThat(poll.run()).isEqualTo(1);
        }
        assertThat(server.connections()).isEqualTo(1);
    }
}
