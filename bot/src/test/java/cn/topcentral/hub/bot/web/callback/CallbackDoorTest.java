package cn.topcentral.hub.bot.web.callback;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.bot.wecom.CallbackCrypto;
import cn.topcentral.hub.bot.wecom.CallbackCrypto.EncryptedReply;
import cn.topcentral.hub.bot.wecom.FakeWeCom;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.customer.NewCustomer;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.testing.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Through the front door: HTTP, signature, encryption, PostgreSQL, and a WeCom that answers back. */
class CallbackDoorTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final TestDatabase test = TestDatabase.create();
    private final FakeWeCom weCom = FakeWeCom.start();
    private final SteppingClock clock = new SteppingClock(Instant.parse("2024-06-19T02:00:00Z"));
    private final AppDoor door = new AppDoor(test.database(), weCom, clock);

    @BeforeEach
    void fill() {
        new EmployeeRepository(test.database()).save(AppDoor.employee("zhangsan"));
        CustomerRepository customers = new CustomerRepository(test.database());
        customers.save(customer("C001", "宁波奥克斯空调有限公司", "奥克斯"));
        customers.save(customer("C002", "宁波奥克斯电气股份有限公司", "奥克斯电气"));
        customers.save(customer("C003", "美的集团", "美的"));
        record("CALL1", "phone", "2024-06-15T01:30:00Z", null, "张经理询价PCR-ABS");
        record("WX1", "wechat", "2024-06-17T02:15:00Z", "T1", "发送产品报价单");
        record("WX2", "wechat", "2024-06-17T02:20:00Z", "T1", "好的收到");
        record("WX3", "wechat", "2024-06-17T02:42:00Z", "T1", "确认订单意向");
        record("MAIL1", "email", "2024-06-17T07:00:00Z", null, "发送合同草案");
    }

    @AfterEach
    void close() {
        door.close();
        weCom.close();
        test.close();
    }

    @Test
    void urlCheckAnswersTheDecryptedTextAndNothingElse() throws Exception {
        String echo = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
        String query = AppDoor.query("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780");

        for (String escaped : List.of(URLEncoder.encode(echo, StandardCharsets.UTF_8), echo.replace("=", "%3D"))) {
            HttpResponse<String> response = door.get(query + "&echostr=" + escaped);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("1616140317555161061");
        }
    }

    @Test
    void aTypedNameIsAcknowledgedEmptyAndAnsweredWithTheTimeline() throws Exception {
        HttpResponse<String> response = door.deliver(AppDoor.text("ZhangSan", "1", "/时间轴 奥克斯"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        JsonNode card = answers(1).get(0).path("template_card");
        assertThat(card.path("card_type").asText()).isEqualTo("text_notice");
        assertThat(card.path("main_title").path("title").asText()).isEqualTo("奥克斯");
        assertThat(card.path("main_title").path("desc").asText()).contains("共 5 条");
        assertThat(card.path("card_action").path("url").asText()).isEqualTo("https://hub.example/c/C001");
        assertThat(values(card)).hasSize(3).anyMatch(value -> value.contains("3条 10:15–10:42"));
    }

    @Test
    void periodAndChannelNarrowTheTimeline() throws Exception {
        door.deliver(AppDoor.text("zhangsan", "1", "奥克斯 近30天 电话"));

        JsonNode card = answers(1).get(0).path("template_card");
        assertThat(card.path("main_title").path("desc").asText()).contains("共 1 条");
        assertThat(values(card)).singleElement().asString().contains("询价");
    }

    @Test
    void anUncertainNameIsAnsweredWithButtonsThatWork() throws Exception {
        door.deliver(AppDoor.text("zhangsan", "1", "/timeline 宁波奥"));

        JsonNode card = answers(1).get(0).path("template_card");
        assertThat(card.path("card_type").asText()).isEqualTo("button_interaction");
        List<String> keys = new ArrayList<>();
        card.path("button_list").forEach(button -> keys.add(button.path("key").asText()));
        assertThat(keys).containsExactlyInAnyOrder("timeline:C001", "timeline:C002");

        door.deliver(AppDoor.message(
                "zhangsan",
                "event",
                "<Event>template_card_event</Event><EventKey>timeline:C001</EventKey><TaskId>"
                        + card.path("task_id").asText() + "</TaskId><ResponseCode>rc</ResponseCode>"));
        assertThat(answers(2)
                        .get(1)
                        .path("template_card")
                        .path("main_title")
                        .path("title")
                        .asText())
                .isEqualTo("奥克斯");
    }

    @Test
    void customerSearchAndHelpAnswer() throws Exception {
        door.deliver(AppDoor.text("zhangsan", "1", "/客户 奥克斯"));
        assertThat(answers(1)
                        .get(0)
                        .path("template_card")
                        .path("main_title")
                        .path("title")
                        .asText())
                .contains("宁波奥克斯空调");
        door.deliver(AppDoor.text("zhangsan", "2", "/搜索 没有这个词"));
        assertThat(answers(2)
                        .get(1)
                        .path("template_card")
                        .path("main_title")
                        .path("desc")
                        .asText())
                .contains("没有结果");
        door.deliver(AppDoor.text("zhangsan", "3", "/help"));
        assertThat(answers(3).get(2).path("text").path("content").asText()).contains("/时间轴", "/客户", "/搜索");
    }

    @Test
    void aCardThatIsRefusedComesAsText() throws Exception {
        weCom.failNext(43012, "callback url required");

        door.deliver(AppDoor.text("zhangsan", "1", "/客户 奥克斯"));

        assertThat(answers(1).get(0).path("text").path("content").asText())
                .contains("宁波奥克斯空调有限公司", "https://hub.example/c/C001");
    }

    @Test
    void whatIsNotTextGetsAHintAndWhatIsUnknownIsKeptInSilence() throws Exception {
        assertThat(door.deliver(AppDoor.message("zhangsan", "hologram", "<MsgId>1</MsgId>"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(door.deliver(AppDoor.message("sys", "event", "<Event>change_contact</Event>"))
                        .statusCode())
                .isEqualTo(200);
        door.deliver(AppDoor.message("zhangsan", "image", "<MediaId>m</MediaId><MsgId>2</MsgId>"));

        assertThat(answers(1).get(0).path("text").path("content").asText()).contains("/帮助");
        await(() -> test.count("SELECT count(*) FROM callback_ledger WHERE status = 'done'") == 3);
    }

    @Test
    void everyMessageThatIsNotTextGetsAHint() throws Exception {
        Map<String, String> messages = Map.of(
                "image", "<PicUrl>https://p.example/1</PicUrl><MediaId>m</MediaId>",
                "voice", "<MediaId>m</MediaId><Format>amr</Format>",
                "video", "<MediaId>m</MediaId><ThumbMediaId>t</ThumbMediaId>",
                "location",
                        "<Location_X>29.87</Location_X><Location_Y>121.54</Location_Y><Scale>16</Scale><Label>宁波</Label>",
                "link", "<Title>t</Title><Description>d</Description><Url>https://e.example</Url><PicUrl>p</PicUrl>");
        int expected = 0;
        for (Map.Entry<String, String> message : messages.entrySet()) {
            expected++;
            door.deliver(AppDoor.message(
                    "zhangsan", message.getKey(), message.getValue() + "<MsgId>" + expected + "</MsgId>"));
            assertThat(answers(expected)
                            .get(expected - 1)
                            .path("text")
                            .path("content")
                            .asText())
                    .as(message.getKey())
                    .contains("/帮助");
        }
    }

    @Test
    void whatIsNotWeComsIsRefusedWithoutATraceOrAnExplanation() throws Exception {
        String good = AppDoor.text("zhangsan", "1", "/help");
        EncryptedReply signed = door.crypto().encrypt(good, "1718762400", "n");
        CallbackCrypto foreign =
                new CallbackCrypto(weCom.config().token(), weCom.config().aesKey(), "ww0000000000000001");
        String xxe = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";

        refused(
                403,
                "rejected_wrong_signature",
                door.post("0".repeat(40), signed, AppDoor.envelope(signed.encrypted())));
        refused(403, "rejected_foreign_receiver", door.deliver(foreign, good));
        refused(400, "rejected_malformed_xml", door.post(signed.signature(), signed, "no xml at all"));
        refused(
                400,
                "rejected_malformed_xml",
                door.post(signed.signature(), signed, xxe + "<xml><Encrypt>&e;</Encrypt></xml>"));
        refused(400, "rejected_malformed_xml", door.deliver("<xml><MsgType>text"));
        refused(400, "rejected_malformed_xml", door.deliver(xxe + good.replace("/help", "&e;")));
        refused(
                400,
                "rejected_incomplete",
                door.post(signed.signature(), signed, "<xml><ToUserName>x</ToUserName></xml>"));
        refused(400, "rejected_incomplete", door.get("echostr=x"));
        refused(
                413,
                "rejected_too_large",
                door.post(signed.signature(), signed, AppDoor.envelope("A".repeat(300_000))));

        assertThat(test.count("SELECT count(*) FROM callback_ledger")).isZero();
        assertThat(door.deliver(good).statusCode()).isEqualTo(200);
        assertThat(answers(1)).hasSize(1);
    }

    private void refused(int status, String outcome, HttpResponse<String> response) {
        double before = door.counted(outcome);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(response.body())
                .contains("\"status\":" + status)
                .doesNotContain("passwd", "signature", "corp", "XML");
        assertThat(before).isPositive();
    }

    @Test
    void aReplayIsAcknowledgedAndAnsweredOnce() throws Exception {
        String xml = AppDoor.text("zhangsan", "1", "/help");
        for (int i = 0; i < 4; i++) {
            assertThat(door.deliver(xml).statusCode()).isEqualTo(200);
        }
        door.deliver(AppDoor.text("zhangsan", "2", "/客户 美的"));

        assertThat(answers(2)).hasSize(2);
        assertThat(door.counted("duplicate")).isEqualTo(3);
        assertThat(test.count("SELECT count(*) FROM callback_ledger")).isEqualTo(2);
    }

    @Test
    void anAnswerThatWasDeliveredButReportedAsFailedIsNotShownTwice() throws Exception {
        weCom.deliverButFailNext(45033);

        door.deliver(AppDoor.text("zhangsan", "1", "/help"));
        await(() -> test.count("SELECT count(*) FROM callback_ledger WHERE status = 'pending' AND attempts = 1") == 1);
        clock.step(Duration.ofMinutes(1));
        door.worker.wake();

        await(() -> test.count("SELECT count(*) FROM callback_ledger WHERE status = 'done' AND attempts = 2") == 1);
        assertThat(weCom.delivered()).hasSize(1);
    }

    @Test
    void afterFiveFailuresTheSenderIsToldTheReference() throws Exception {
        for (int attempt = 1; attempt <= CallbackWorker.ANSWER_RETRIES.size() + 1; attempt++) {
            weCom.failNext(45033, "too many concurrent calls");
        }
        door.deliver(AppDoor.text("zhangsan", "1", "/help"));
        for (int attempt = 1; attempt <= CallbackWorker.ANSWER_RETRIES.size(); attempt++) {
            int tried = attempt;
            await(() ->
                    test.count("SELECT count(*) FROM callback_ledger WHERE status = 'pending' AND attempts = " + tried)
                            == 1);
            clock.step(Duration.ofMinutes(1));
            door.worker.wake();
        }

        String apology = answers(1).get(0).path("text").path("content").asText();
        assertThat(apology).contains("抱歉", "CB-" + test.value("SELECT id FROM callback_ledger"));
        assertThat(test.value("SELECT status FROM callback_ledger")).isEqualTo("failed");
        assertThat(test.value("SELECT error FROM callback_ledger")).contains("45033");
    }

    @Test
    void aRefusalThatNoRetryCanCureIsGivenUpAtOnceWithItsReason() throws Exception {
        weCom.failNext(60020, "not allow to access from your ip, from ip: 1.2.3.4");

        door.deliver(AppDoor.text("zhangsan", "1", "/help"));

        await(() -> test.value("SELECT status FROM callback_ledger").equals("failed"));
        assertThat(test.value("SELECT error FROM callback_ledger")).contains("60020", "1.2.3.4", "trusted IPs");
    }

    @Test
    void aDatabaseThatIsAwayMakesWeComSendAgain() throws Exception {
        test.execute("ALTER TABLE callback_ledger RENAME TO callback_ledger_away");
        String xml = AppDoor.text("zhangsan", "1", "/help");
        assertThat(door.deliver(xml).statusCode()).isEqualTo(500);

        test.execute("ALTER TABLE callback_ledger_away RENAME TO callback_ledger");
        assertThat(door.deliver(xml).statusCode()).isEqualTo(200);
        assertThat(answers(1)).hasSize(1);
    }

    @Test
    void aThousandCallbacksDeliveredUpToFourTimesByEightThreadsToTwoHubsAreEachAnsweredOnce() throws Exception {
        int senders = 40;
        EmployeeRepository employees = new EmployeeRepository(test.database());
        IntStream.range(0, senders).forEach(i -> employees.save(AppDoor.employee("user" + i)));
        Random random = new Random(20261122);
        List<String> deliveries = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String xml = AppDoor.text("user" + i % senders, "9" + i, "ZZQ" + i);
            deliveries.addAll(Collections.nCopies(1 + random.nextInt(4), xml));
        }
        Collections.shuffle(deliveries, random);

        try (AppDoor otherHub = new AppDoor(test.database(), weCom, clock)) {
            List<AppDoor> hubs = List.of(door, otherHub);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Callable<Integer>> calls = IntStream.range(0, deliveries.size())
                    .<Callable<Integer>>mapToObj(i ->
                            () -> hubs.get(i % 2).deliver(deliveries.get(i)).statusCode())
                    .toList();
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertThat(status.get()).isEqualTo(200);
            }
            threads.shutdown();
            await(() -> test.count("SELECT count(*) FROM callback_ledger WHERE status = 'done'") == 1_000);
        }
        assertThat(test.count("SELECT count(*) FROM callback_ledger")).isEqualTo(1_000);
        assertThat(test.count("SELECT max(attempts) FROM callback_ledger")).isEqualTo(1);
        assertThat(weCom.sendRequests()).isEqualTo(1_000);
        assertThat(weCom.delivered()).hasSize(1_000);
        for (int i = 0; i < senders; i++) {
            assertThat(weCom.textsTo("user" + i)).hasSize(1_000 / senders);
        }
    }

    private List<JsonNode> answers(int count) {
        await(() -> weCom.delivered().size() >= count);
        return weCom.delivered();
    }

    private static List<String> values(JsonNode card) {
        List<String> values = new ArrayList<>();
        card.path("horizontal_content_list")
                .forEach(row -> values.add(row.path("value").asText()));
        return values;
    }

    private static void await(BooleanSupplier condition) {
        Instant giveUp = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waiting for the worker").isBefore(giveUp);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static NewCustomer customer(String id, String name, String shortName) {
        return new NewCustomer(
                Optional.of(new CustomerId(id)),
                name,
                Optional.of(shortName),
                List.of(),
                Optional.of("zhangsan"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private void record(String id, String type, String time, @Nullable String thread, String content) {
        test.execute(
                """
                INSERT INTO customer_communications
                    (tenant_id, record_id, customer_id, communication_type, direction, channel, communication_time, thread_id, content)
                VALUES ('T001', '%s', 'C001', '%s', 'inbound', '', '%s', %s, '%s')"""
                        .formatted(id, type, time, thread == null ? "NULL" : "'" + thread + "'", content));
    }

    /** Stands still until it is moved. */
    private static final class SteppingClock extends Clock {
        private volatile Instant now;

        SteppingClock(Instant now) {
            this.now = now;
        }

        void step(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
