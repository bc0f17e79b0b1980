package cn.topcentral.hub.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.sync.SyncCursorRepository;
import cn.topcentral.hub.storage.testing.TestDatabase;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a whole mail server (GreenMail). */
class TwoMailboxesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path files;

    private TestDatabase db;
    private GreenMail server;
    private AggregationEngine engine;

    @BeforeEach
    void start() {
        server = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
        server.start();
        db = TestDatabase.create();
        OwnSide own = OwnSide.of(Set.of("topcentral.cn"), Set.of(), List.of());
        engine = new AggregationEngine(
                new IntakeStore(db.database()), new FileStore(files), TestDatabase.TENANT, () -> own, CLOCK);
    }

    @AfterEach
    void stop() {
        server.stop();
        db.close();
    }

    private MailAccount account(String name, String password) {
        return new MailAccount(
                name,
                "127.0.0.1",
                server.getImap().getPort(),
                MailTls.NONE,
                name + "@topcentral.cn",
                password,
                Duration.ofMinutes(5),
                Duration.ofSeconds(5),
                MailFolders.USUAL,
                true);
    }

    private ImapPoll poll(String name) {
        return new ImapPoll(
                account(name, "right"),
                engine::accept,
                new SyncCursorRepository(db.database()),
                new OwnDomains(Set.of("topcentral.cn")),
                CLOCK,
                new Random(1));
    }

    private GreenMailUser user(String name) {
        return server.setUser(name + "@topcentral.cn", name + "@topcentral.cn", "right");
    }

    private static MimeMessage mail(String id, String body) throws MessagingException {
        String raw = "Message-ID: <" + id + ">\r\nFrom: li@auxgroup.com\r\nTo: a@topcentral.cn, b@topcentral.cn\r\n"
                + "Subject: order\r\nDate: Sat, 15 Jun 2024 12:00:00 +0800\r\n\r\n" + body;
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aMailInTwoMailboxesIsOneRecord() throws Exception {
        user("a").deliver(mail("m1@aux", "ten tons"));
        user("b").deliver(mail("m1@aux", "ten tons"));
        user("b").deliver(mail("m2@aux", GreenMailUtil.random()));
        try (ImapPoll first = poll("a");
                ImapPoll second = poll("b")) {
            assertThat(first.run()).isEqualTo(1);
            assertThat(second.run()).isEqualTo(1);
            assertThat(first.run() + second.run()).isZero();
        }
        assertThat(db.count("SELECT count(*) FROM customer_communications")).isEqualTo(2);
    }

    @Test
    void theCheckOpensEveryFolderAndSaysWhatTheServerAnswers() throws Exception {
        user("a");
        MailAccess.Found found = MailAccess.check(account("a", "right"));
        assertThat(found.folders()).containsExactly("INBOX");
        assertThat(found.missing()).containsExactly("sent");
        assertThat(catchThrowable(() -> MailAccess.check(account("a", "wrong"))))
                .isInstanceOf(MessagingException.class)
                .hasMessageNotContaining("wrong\"");
    }
}
