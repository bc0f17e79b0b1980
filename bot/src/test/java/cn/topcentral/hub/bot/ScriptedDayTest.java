package cn.topcentral.hub.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.TimelineCommand;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.HubConfigFile;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.work.TimelineWork;
import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.importing.ImportReport;
import cn.topcentral.hub.connectors.importing.ImportRun;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.Customer;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day with 奥克斯 through the front doors of a running hub: webhooks, the API, a mailbox, files. Afterwards everything is delivered again, in
 * another order, and nothing changes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScriptedDayTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** In the evening of that day; running, because signatures have an age. */
    private static final Instant EVENING = Instant.parse("2024-06-15T12:00:00Z");

    private static final String SECRET = "a-secret-long-enough";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static HubData data;
    private static GreenMail mail;
    private static GreenMailUser mailbox;
    private static HubConfig config;
    private static HubStorage storage;
    private static Hub hub;
    private static Clock clock;
    private static String snapshot = "";

    @BeforeAll
    static void start() throws IOException {
        data = new HubData(folder.resolve("files"));
        Customer aux = data.customer("宁波奥克斯空调有限公司", Optional.of("奥克斯"), "auxgroup.com");
        data.contact(aux, ContactPointKind.PHONE, "+8613800138000", "张经理");
        data.contact(aux, ContactPointKind.WECOM_EXTERNAL, "wmErxtDgAA9AW32YyyuYRimKr7D1KWlw", "李工");
        mail = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
        mail.start();
        mailbox = mail.setUser("sales@topcentral.cn", "sales@topcentral.cn", "secret");
        clock = Clock.offset(
                Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), EVENING));
        config = configured(freePort());
        storage = HubStorage.open(config, HubStorage.As.OWNER);
        hub = Hub.start(config, storage, clock, Optional.empty());
    }

    @AfterAll
    static void stop() {
        hub.close();
        storage.close();
        mail.stop();
        data.close();
    }

    private static HubConfig configured(int port) throws IOException {
        var server = data.db().config();
        Path file = folder.resolve("hub.yaml");
        Files.writeString(
                file,
                """
                server: {port: %d, public_url: "http://127.0.0.1:%d"}
                database: {url: "%s", user: "%s"}
                data_dir: data
                mail:
                  own_domains: [topcentral.cn]
                  accounts:
                    sales: {host: 127.0.0.1, port: %d, tls: none, user: sales@topcentral.cn, password: secret}
                phone: {own_numbers: ["400-800-1234"], area_code: "0574"}
                api:
                  tokens:
                    crm: {token: the-token-of-the-crm-program, role: ingest}
                hooks:
                  hotline: {type: tinet, enterprise_id: "3000123", secret: "%s"}
                  site: {type: form, secret: "%s"}
                  chat: {type: webchat, secret: "%s"}
                  zoom: {type: zoom, secret_token: "%s"}
                """
                        .formatted(
                                port,
                                port,
                                server.url(),
                                server.user(),
                                mail.getImap().getPort(),
                                SECRET,
                                SECRET,
                                SECRET,
                                SECRET));
        return HubConfigFile.load(Optional.of(file), Map.of(), folder);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Everything that happens, each delivery by itself; the parts of one communication are several. */
    private static List<Runnable> deliveries() {
        return new ArrayList<>(
                List.of(
                        () -> signed(
                                "site",
                                """
                        {"id":"entry-1","form":"官网询价","submitted_at":"2024-06-15T08:50:00+08:00","name":"张经理","mobile":"13800138000",
                         "company":"宁波奥克斯空调有限公司","product":"PCR-ABS-1000","quantity":"50吨/月","message":"请报 PCR-ABS-1000 价格，50吨/月"}
                        """),
                        () -> tinet(
                                """
                        {"cdr_enterprise_id":"3000123","cdr_main_unique_id":"ccic2-1718415000.6","cdr_unique_id":"ccic2-1718415000.7",
                         "cdr_customer_number":"013800138000","cdr_hotline":"4008001234","cdr_call_type":"1","cdr_start_time":"1718415000",
                         "cdr_bridge_time":"1718415008","cdr_end_time":"1718415208","cdr_status":"1","cdr_callee_cno":"2001",
                         "cdr_agent_name":"王伟"}
                        """),
                        () -> tinet(
                                """
                        {"cdr_enterprise_id":"3000123","cdr_main_unique_id":"ccic2-1718415000.6","cdr_asr_index":"0",
                         "cdr_asr_text":"客户：PCR-ABS-1000 什么价？每月 50 吨。"}
                        """),
                        () -> imported(
                                "wecom",
                                "archive.jsonl",
                                """
                        {"msgid":"m1_external","action":"send","from":"wmErxtDgAA9AW32YyyuYRimKr7D1KWlw","tolist":["wangwei"],"roomid":"","msgtime":1718417700000,"msgtype":"text","text":{"content":"报价单发我一份，PCR-ABS-1000"}}
                        {"msgid":"m2_external","action":"send","from":"wangwei","tolist":["wmErxtDgAA9AW32YyyuYRimKr7D1KWlw"],"roomid":"","msgtime":1718417760000,"msgtype":"text","text":{"content":"好的，马上"}}
                        """),
                        () -> signed(
                                "chat",
                                """
                        {"conversation":"c-17","site":"www","visitor":{"id":"v1","name":"张经理","phone":"13800138000"},
                         "messages":[{"id":"m1","from":"visitor","at":"2024-06-15T11:00:00+08:00","text":"样品什么时候能寄？"}]}
                        """),
                        () -> signed(
                                "chat",
                                """
                        {"conversation":"c-17","site":"www","visitor":{"id":"v1","name":"张经理","phone":"13800138000"},
                         "messages":[{"id":"m2","from":"agent","name":"王伟","at":"2024-06-15T11:01:00+08:00","text":"今天下午寄出"}]}
                        """),
                        () -> imported(
                                "mobile",
                                "calls.csv",
                                """
                        对方号码,姓名,类型,开始时间,通话时长,员工,备注
                        13800138000,张经理,呼出,2024/6/15 13:00,3分20秒,王伟,讨论账期，希望 60 天
                        """),
                        () -> delivered(
                                """
                        From: =?utf-8?B?5p2O5bel?= <li@auxgroup.com>
                        To: sales@topcentral.cn
                        Subject: PCR-ABS technical data
                        Message-ID: <aux-1@auxgroup.com>
                        Date: Sat, 15 Jun 2024 14:00:00 +0800
                        Content-Type: text/plain; charset=utf-8

                        Please confirm the technical data of PCR-ABS-1000.
                        """),
                        () -> zoom(
                                """
                        {"event":"meeting.ended","event_ts":1718438400000,"payload":{"account_id":"acc1","object":{"id":"84123456789",
                         "uuid":"4444AAAiAAAAAiAiAiiAii==","host_id":"hostA","host_email":"sales@topcentral.cn","topic":"PCR-ABS-1000 试样","type":2,
                         "start_time":"2024-06-15T07:00:00Z","duration":60,"timezone":"Asia/Shanghai","end_time":"2024-06-15T07:45:00Z"}}}
                        """),
                        () -> zoom(
                                """
                        {"event":"meeting.participant_joined","event_ts":1718434921000,"payload":{"account_id":"acc1","object":{"id":"84123456789",
                         "uuid":"4444AAAiAAAAAiAiAiiAii==","host_id":"hostA","topic":"PCR-ABS-1000 试样","type":2,
                         "start_time":"2024-06-15T07:00:00Z","duration":60,"timezone":"Asia/Shanghai","participant":{"user_id":"16778240",
                         "user_name":"陈工","id":"","participant_uuid":"p","email":"chen@auxgroup.com","phone_number":"",
                         "join_time":"2024-06-15T07:02:00Z"}}}}
                        """),
                        () -> imported(
                                "meeting",
                                "meeting.md",
                                """
                        客户：奥克斯
                        时间：2024年6月15日 16:30-17:00
                        地点：总部 3 号会议室
                        参会：王伟、李工
                        纪要：
                        确认 PCR-ABS-1000 试样两批。
                        待办：
                        - 王伟：6月20日前发样品
                        """),
                        () -> reported(
                                """
                        {"type":"visit_report","visit_id":"V-1","customer":"宁波奥克斯空调有限公司","visit_date":"2024-06-15 18:00","location":"奥克斯宁波工厂",
                         "sales_person":"王伟","content":"工厂考察，看了 PCR-ABS-1000 的注塑线。","duration_minutes":90,
                         "customer_participants":["李工"],"follow_ups":[{"title":"下周送样","due":"2024-06-21"}]}
                        """)));
    }

    @Test
    @Order(1)
    void allNineTypesAreOnTheTimelineInTrueOrder() {
        deliveries().forEach(Runnable::run);
        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        data.db().value("SELECT count(DISTINCT communication_type) FROM customer_communications"))
                .isEqualTo("9"));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(openDeliveries()).isZero());

        // What A10 writes belongs to the picture, and comes a moment later.
        await().atMost(LIMIT).untilAsserted(() -> assertThat(
                        data.db().count("SELECT count(*) FROM customer_communications WHERE analysis_status <> 'done'"))
                .isZero());

        assertThat(
                        data.db()
                                .value(
                                        """
                                        SELECT string_agg(concat_ws(' ', communication_type, direction, duration), ', ' ORDER BY communication_time)
                                        FROM customer_communications
                                        """))
                .isEqualTo(
                        "form inbound, phone inbound 200, wechat inbound, wechat outbound, webchat inbound, mobile outbound 200, email inbound,"
                                + " video outbound 2700, meeting outbound 1800, visit outbound 5400");
        assertThat(data.db().count("SELECT count(*) FROM customer_communications WHERE customer_id IS NULL"))
                .isZero();
        assertThat(data.db().count("SELECT count(DISTINCT customer_id) FROM customer_communications"))
                .isOne();
        assertThat(data.db().value("SELECT content FROM customer_communications WHERE communication_type = 'phone'"))
                .contains("PCR-ABS-1000 什么价");
        assertThat(data.db().value("SELECT content FROM customer_communications WHERE communication_type = 'webchat'"))
                .isEqualTo("[06-15 11:00] 张经理：样品什么时候能寄？\n[06-15 11:01] 王伟：今天下午寄出");
        assertThat(data.db().count("SELECT count(*) FROM communication_tasks WHERE created_by <> 'A10'"))
                .isEqualTo(2);
        assertThat(data.db().count("SELECT count(DISTINCT thread_id) FROM customer_communications"))
                .isEqualTo(9);
        assertThat(data.db().count("SELECT count(*) FROM customer_communications WHERE related_records IS NOT NULL"))
                .isGreaterThanOrEqualTo(2);
        assertThat(timeline().lines())
                .hasSize(11)
                .anyMatch(line -> line.equals("├─ [2024-06-15 15:00] 🎥 Zoom (45分钟) - PCR-ABS-1000 试样"));
        snapshot = snapshot();
    }

    @Test
    @Order(2)
    void everythingDeliveredAgainShuffledChangesNothing() {
        for (int round = 0; round < 3; round++) {
            List<Runnable> again = deliveries();
            Collections.shuffle(again, new Random(round));
            again.forEach(Runnable::run);
        }
        await().atMost(LIMIT).untilAsserted(() -> assertThat(openDeliveries()).isZero());
        assertThat(data.db().count("SELECT count(*) FROM customer_communications WHERE analysis_status <> 'done'"))
                .isZero();
        // The same mail lay in the mailbox four times by now, each with a ledger line of its own.
        await().atMost(LIMIT).untilAsserted(() -> assertThat(data.db()
                        .count("SELECT count(*) FROM communication_sources WHERE source_system = 'imap:sales'"))
                .isEqualTo(4));

        assertThat(snapshot()).isEqualTo(snapshot);
        assertThat(data.db().count("SELECT count(*) FROM callback_ledger WHERE status = 'failed'"))
                .isZero();
    }

    @Test
    @Order(3)
    void everythingWrongWithTheHooksIsNamedAtOnceAndNoSecretShown() throws IOException {
        Path file = folder.resolve("bad.yaml");
        Files.writeString(
                file,
                """
                hooks:
                  hotline: {type: tinet, secret: "%s", secrte: x}
                  meetings: {type: zoomm, secret_token: "%s"}
                """
                        .formatted(SECRET, SECRET));

        assertThat(Hub.hookProblems(HubConfigFile.load(Optional.of(file), Map.of(), folder), storage, clock))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("hooks.hotline.enterprise_id is missing"))
                .anyMatch(line -> line.startsWith("hooks.hotline.secrte is an unknown key"))
                .anyMatch(line -> line.startsWith("hooks.meetings.type is 'zoomm'; there are: "))
                .noneMatch(line -> line.contains(SECRET));
        assertThat(Hub.hookProblems(config, storage, clock)).isEmpty();
    }

    private static long openDeliveries() {
        return data.db().count("SELECT count(*) FROM callback_ledger WHERE status IN ('pending', 'running')");
    }

    private static String snapshot() {
        return data.db()
                .value(
                        """
                        SELECT string_agg(CAST(to_jsonb(record) - 'id' AS text), chr(10) ORDER BY record_id) FROM customer_communications record
                        """);
    }

    private static String timeline() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TimelineWork()
                .run(
                        new TimelineCommand.Request(config, "奥克斯", Optional.empty(), false),
                        new CommandContext(
                                Map.of(),
                                folder,
                                new PrintStream(out, true, UTF_8),
                                new PrintStream(new ByteArrayOutputStream(), true, UTF_8)));
        return out.toString(UTF_8);
    }

    private static void tinet(String body) {
        assertThat(post("/hooks/hotline?key=" + SECRET, body, Map.of("Content-Type", "application/json")))
                .isEqualTo(200);
    }

    private static void signed(String hook, String body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        assertThat(post(
                        "/hooks/" + hook,
                        body,
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "X-Timestamp",
                                timestamp,
                                "X-Signature",
                                "sha256=" + hex(timestamp + "." + body),
                                "Idempotency-Key",
                                "entry-1")))
                .isEqualTo(200);
    }

    private static void zoom(String body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        assertThat(post(
                        "/hooks/zoom",
                        body,
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "x-zm-request-timestamp",
                                timestamp,
                                "x-zm-signature",
                                "v0=" + hex("v0:" + timestamp + ":" + body))))
                .isBetween(200, 204);
    }

    private static void reported(String body) {
        assertThat(post(
                        "/api/v1/communications",
                        body,
                        Map.of(
                                "Content-Type", "application/json",
                                "Authorization", "Bearer the-token-of-the-crm-program")))
                .isBetween(200, 201);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(Hmac.sha256(SECRET, text.getBytes(UTF_8)));
    }

    private static int post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hub.url().resolve(path)).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static void imported(String channel, String name, String text) {
        try {
            Path file = Files.writeString(folder.resolve(name), text);
            Intake intake = new Intake(config, storage, clock);
            ImportReport report = new ImportRun(
                            Objects.requireNonNull(intake.fileConnectors().get(channel)),
                            intake.engine()::accept,
                            progress -> {})
                    .run(List.of(file));
            assertThat(report.rejects()).isEmpty();
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static void delivered(String message) {
        try {
            mailbox.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(message.replace("\n", "\r\n").getBytes(UTF_8))));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
