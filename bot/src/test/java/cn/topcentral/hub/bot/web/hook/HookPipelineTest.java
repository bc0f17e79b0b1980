package cn.topcentral.hub.bot.web.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.topcentral.hub.bot.web.WebServer;
import cn.topcentral.hub.bot.web.callback.CallbackWorker;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.CommunicationDraft;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.aggregation.SourceKey;
import cn.topcentral.hub.connectors.hook.DeliveryKeys;
import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookDelivery;
import cn.topcentral.hub.connectors.hook.HookReply;
import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookVerdict;
import cn.topcentral.hub.connectors.hook.UnreadableDelivery;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.intake.IntakeStore;
import cn.topcentral.hub.storage.testing.TestDatabase;
import cn.topcentral.hub.templates.page.Pages;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a delivery from the wire to the timeline, with a connector that understands lines of text. */
class HookPipelineTest {
    private static final URI PUBLIC = URI.create("https://hub.example.com");
    private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

    private final AtomicBoolean away = new AtomicBoolean();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestDatabase db;
    private CallbackWorker worker;
    private WebServer server;

    /** {@code key=…} is the secret; the body names a form by a number. */
    private final class Lines implements HookConnector {
        @Override
        public HookVerdict receive(HookRequest request) {
            if (!Hmac.same("s3cret", request.parameter("key").orElse(""))) {
                return new HookVerdict.Refused(401, "The key is wrong; copy it from the configuration.");
            }
            return request.text().equals("ping")
                    ? new HookVerdict.Answered(HookReply.text("pong"))
                    : new HookVerdict.Accepted(
                            DeliveryKeys.ofBody(request), request.text(), HookReply.json("{\"code\":0}"));
        }

        @Override
        public List<CommunicationDraft> decode(HookDelivery delivery) {
            if (away.get()) {
                throw new SourceUnavailable("lines: 503");
            }
            if (!delivery.text().matches("\\d+")) {
                throw new UnreadableDelivery("the line is no number; send digits");
            }
            return List.of(
                    CommunicationDraft.of(new SourceKey("lines", delivery.text()), CommunicationType.FORM, "表单", NOON)
                            .content("line " + delivery.text())
                            .build());
        }
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        db = TestDatabase.create();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        AggregationEngine engine = new AggregationEngine(
                new IntakeStore(db.database()),
                new FileStore(folder),
                TestDatabase.TENANT,
                () -> OwnSide.of(Set.of(), Set.of(), List.of()),
                Clock.systemUTC());
        CallbackRepository ledger = new CallbackRepository(db.database());
        Map<String, HookConnector> connectors = Map.of("lines", new Lines());
        worker = new CallbackWorker(
                HookInbox.DOOR,
                ledger,
                new HookHandler(connectors, engine::accept),
                List.of(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofSeconds(30)),
                2,
                Clock.systemUTC(),
                meters);
        worker.start();
        HookInbox inbox = new HookInbox(ledger, worker::wake, Clock.systemUTC());
        server = WebServer.start(
                0, PUBLIC, new Pages(), meters, List.of(new HookRoutes(connectors, inbox, Clock.systemUTC(), meters)));
    }

    @AfterEach
    void close() {
        server.close();
        worker.close();
        db.close();
    }

    private HttpResponse<String> post(String path, byte[] body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    private void awaitRecords(int count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> db.count("SELECT count(*) FROM customer_communications") == count);
    }

    @Test
    void aDeliveryIsAcknowledgedInTheSendersWordsAndComesToTheTimelineOnce() {
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = post("/hooks/lines?key=s3cret", "7");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"code\":0}");
        }
        awaitRecords(1);
        assertThat(db.count("SELECT count(*) FROM callback_ledger")).isOne();
        assertThat(db.value("SELECT payload FROM callback_ledger")).doesNotContain("s3cret");
    }

    /** Senders repeat what they think was lost, several at once and in any order; and a delivery's twin may come while it is worked on. */
    @Test
    void redeliveryStormLeavesEachDeliveryOnTheTimelineOnce() throws InterruptedException {
        List<String> deliveries = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            for (int repeat = 0; repeat <= number % 5; repeat++) {
                deliveries.add(Integer.toString(number));
            }
        }
        Collections.shuffle(deliveries, new Random(11));
        ExecutorService senders = Executors.newFixedThreadPool(8);
        AtomicInteger refused = new AtomicInteger();
        for (String delivery : deliveries) {
            senders.execute(() -> {
                if (post("/hooks/lines?key=s3cret", delivery).statusCode() != 200) {
                    refused.incrementAndGet();
                }
            });
        }
        senders.shutdown();
        assertThat(senders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        awaitRecords(200);
        assertThat(refused).hasValue(0);
        assertThat(db.count("SELECT count(*) FROM callback_ledger")).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> db.count("SELECT count(*) FROM callback_ledger WHERE status <> 'done'") == 0);
        assertThat(db.count("SELECT count(*) FROM communication_sources")).isEqualTo(200);
    }

    @Test
    void whatIsNoDeliveryIsAnsweredAndNotStored() {
        assertThat(post("/hooks/lines?key=s3cret", "ping").body()).isEqualTo("pong");
        assertThat(post("/hooks/lines?key=wrong", "8").statusCode()).isEqualTo(401);
        assertThat(post("/hooks/lines?key=wrong", "8").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("problem+json"));
        assertThat(post("/hooks/nobody", "8").statusCode()).isEqualTo(404);
        assertThat(db.count("SELECT count(*) FROM callback_ledger")).isZero();
    }

    @Test
    void sixMegabytesAreRefusedAndFourAreTaken() {
        assertThat(post("/hooks/lines?key=s3cret", new byte[6 << 20]).statusCode())
                .isEqualTo(413);
        assertThat(post("/hooks/lines?key=s3cret", "1".repeat(4 << 20)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anUnreadableDeliveryIsPutAsideWithTheReasonAndTheNextGoesOn() {
        assertThat(post("/hooks/lines?key=s3cret", "seven").statusCode()).isEqualTo(200);
        assertThat(post("/hooks/lines?key=s3cret", "9").statusCode()).isEqualTo(200);
        awaitRecords(1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> db.count("SELECT count(*) FROM callback_ledger WHERE status = 'failed'") == 1);
        assertThat(db.value("SELECT error FROM callback_ledger WHERE status = 'failed'"))
                .contains("the line is no number; send digits");
    }

    @Test
    void aSourceThatIsAwayIsAskedAgain() {
        away.set(true);
        post("/hooks/lines?key=s3cret", "10");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> db.count("SELECT count(*) FROM callback_ledger WHERE error LIKE '%lines: 503%'") == 1);
        away.set(false);
        awaitRecords(1);
    }

    @Test
    void whileTheLedgerCannotBeWrittenTheSenderIsToldToComeAgain() {
        db.execute("ALTER TABLE callback_ledger RENAME TO callback_ledger_away");
        assertThat(post("/hooks/lines?key=s3cret", "11").statusCode()).isGreaterThanOrEqualTo(500);
        db.execute("ALTER TABLE callback_ledger_away RENAME TO callback_ledger");
        assertThat(post("/hooks/lines?key=s3cret", "11").statusCode()).isEqualTo(200);
        awaitRecords(1);
    }
}
