package cn.topcentral.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.topcentral.hub.sandbox.Hub.Answer;
import cn.topcentral.hub.sandbox.Hub.Received;
import cn.topcentral.hub.sandbox.callback.CallbackCrypto;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.callback.SignedHttp;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.sandbox.corp.Robot;
import cn.topcentral.hub.sandbox.robot.RobotDesk;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RobotHttpTest {
    private static final Robot ROBOT = Corp.demo().robot().orElseThrow();
    private static final CallbackCrypto CRYPTO =
            new CallbackCrypto(ROBOT.token(), ROBOT.encodingAesKey(), "", SignedHttp::randomBytes);

    private final MovedClock clock = new MovedClock();
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.demo(clock).withAnswerLimit(Duration.ofSeconds(2)));
    private final RobotDesk robot = sandbox.robot();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Hub hub(Function<JsonNode, String> behaviour) {
        Hub hub = new Hub(request -> {
            if (!request.query("echostr").isEmpty()) {
                return new Answer(200, opened(request, request.query("echostr")));
            }
            return passive(request, behaviour.apply(body(request)));
        });
        robot.callbackUrl(Optional.of(hub.url()));
        return hub;
    }

    private static String opened(Received request, String encrypted) {
        return CRYPTO.open(
                request.query("msg_signature"), request.query("timestamp"), request.query("nonce"), encrypted);
    }

    private static JsonNode body(Received request) {
        try {
            String encrypted =
                    Visitor.MAPPER.readTree(request.body()).path("encrypt").asText();
            return Visitor.MAPPER.readTree(opened(request, encrypted));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer passive(Received request, String json) {
        if (json.isEmpty()) {
            return Answer.EMPTY;
        }
        String encrypted = CRYPTO.encrypt(Visitor.json(json));
        String nonce = request.query("nonce");
        return new Answer(
                200,
                Visitor.json(
                        "{'encrypt':'" + encrypted + "','msgsignature':'" + CRYPTO.sign("1700000000", nonce, encrypted)
                                + "','timestamp':1700000000,'nonce':'" + nonce + "'}"));
    }

    private static String stream(boolean finish, String content) {
        return "{'msgtype':'stream','stream':{'id':'s1','finish':" + finish + ",'content':'" + content + "'}}";
    }

    private static Entry last(List<Entry> entries) {
        return entries.get(entries.size() - 1);
    }

    @Test
    void messageIsEncryptedWithoutAReceiverAndItsAnswerIsPolledUntilItIsFinished() {
        AtomicInteger polls = new AtomicInteger();
        try (Hub hub = hub(callback -> callback.path("msgtype").asText().equals("stream")
                ? stream(polls.incrementAndGet() == 2, "第 " + polls.get() + " 步")
                : stream(false, "开始"))) {
            assertThat(robot.verifyCallback().ok()).isTrue();
            assertThat(robot.say("lina", "/timeline 奥克斯").join().problem()).isEmpty();
            JsonNode first = body(hub.received().get(1));
            assertThat(first.path("text").path("content").asText()).isEqualTo("/timeline 奥克斯");
            assertThat(first.path("response_url").asText()).startsWith(sandbox.url() + "/cgi-bin/aibot/response?");
            await().until(() ->
                    last(robot.conversation("lina")).content().path("finish").asBoolean());
            assertThat(last(robot.conversation("lina"))
                            .content()
                            .path("content")
                            .asText())
                    .isEqualTo("第 2 步");
            assertThat(body(last(hub)).path("stream").path("id").asText()).isEqualTo("s1");
            assertThat(hub.received()).hasSize(4);
        }
    }

    private static Received last(Hub hub) {
        return hub.received().get(hub.received().size() - 1);
    }

    @Test
    void wrongRepliesAreIgnoredWithAReasonAndFailuresRepeated() {
        try (Hub hub =
                hub(callback -> callback.path("text").path("content").asText().equals("markdown")
                        ? "{'msgtype':'markdown','markdown':{'content':'x'}}"
                        : "")) {
            assertThat(robot.say("lina", "markdown").join().problem())
                    .contains("ignored")
                    .contains("markdown");
            assertThat(robot.say("lina", "nothing").join().problem()).isEmpty();
            assertThat(robot.conversation("lina")).hasSize(2);
            assertThat(hub.received()).hasSize(2);
        }
        try (Hub broken = new Hub(request -> new Answer(500, ""))) {
            robot.callbackUrl(Optional.of(broken.url()));
            assertThat(robot.say("lina", "hello").join().state()).isEqualTo(Delivery.State.FAILED);
            assertThat(broken.received()).hasSize(4);
            robot.enter("lina").join();
            assertThat(broken.received()).as("events are sent once").hasSize(5);
        }
    }

    @Test
    void responseAddressIsGoodOnceAndForAnHour() {
        Visitor visitor = new Visitor(sandbox);
        String markdown = "{'msgtype':'markdown','markdown':{'content':'晚到的答复'}}";
        try (Hub hub = hub(callback -> "")) {
            robot.sayInGroup("lina", "wrkSalesGroup", "@沟通助手 /report").join();
            robot.say("lina", "/report").join();
            List<URI> urls = hub.received().stream()
                    .map(request ->
                            URI.create(body(request).path("response_url").asText()))
                    .toList();
            String path = urls.get(0).getRawPath() + "?" + urls.get(0).getRawQuery();
            assertThat(visitor.post(path, "{'msgtype':'template_card','template_card':{}}")
                            .path("errcode")
                            .asInt())
                    .as("cards only where two read")
                    .isEqualTo(40008);
            assertThat(visitor.post(path, markdown).path("errcode").asInt()).isZero();
            assertThat(visitor.post(path, markdown).path("errcode").asInt())
                    .as("said to be fine, and lost")
                    .isZero();
            assertThat(sandbox.group("wrkSalesGroup")).hasSize(2);
            clock.move(Duration.ofHours(1).plusSeconds(1));
            assertThat(visitor.post(urls.get(1).getRawPath() + "?" + urls.get(1).getRawQuery(), markdown)
                            .path("errcode")
                            .asInt())
                    .isEqualTo(60140);
        }
    }

    @Test
    void threeAnswersAtMostGrowAtOnceUntilSixMinutesAreOver() {
        try (Hub hub = hub(callback -> callback.path("msgtype").asText().equals("stream")
                ? ""
                : stream(false, "稍等").replace("s1", callback.path("msgid").asText()))) {
            for (int i = 0; i < 3; i++) {
                assertThat(robot.say("lina", "第 " + i + " 问").join().problem()).isEmpty();
            }
            assertThat(robot.say("lina", "第四问").join().problem()).contains("three answers");
            assertThat(robot.say("zhangwei", "别人问").join().problem()).isEmpty();
            clock.move(Duration.ofMinutes(6).plusSeconds(1));
            assertThat(robot.say("lina", "六分钟后").join().problem()).isEmpty();
            assertThat(hub.received()).hasSizeGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void welcomeAndCardUpdateArePassiveReplies() {
        String card = "{'card_type':'button_interaction','task_id':'t1','main_title':{'title':'%s'},"
                + "'button_list':[{'text':'好','key':'ok'}]}";
        try (Hub hub =
                hub(callback -> switch (callback.path("event").path("eventtype").asText()) {
                    case "enter_chat" -> "{'msgtype':'template_card','template_card':" + card.formatted("欢迎") + "}";
                    case "template_card_event" ->
                        "{'response_type':'update_template_card','template_card':" + card.formatted("谢谢") + "}";
                    default -> "";
                })) {
            robot.enter("lina").join();
            Entry welcome = last(robot.conversation("lina"));
            assertThat(robot.click("lina", welcome.id(), "ok", List.of()).join().problem())
                    .isEmpty();
            assertThat(last(robot.conversation("lina"))
                            .content()
                            .at("/main_title/title")
                            .asText())
                    .isEqualTo("谢谢");
            assertThat(hub.received()).hasSize(2);
        }
    }

    @Test
    void callbackModeEndsTheLongConnectionAndKeepsItOut() throws Exception {
        try (RobotClient client = RobotClient.subscribed(sandbox);
                Hub hub = hub(callback -> "")) {
            assertThat(client.next()
                            .path("body")
                            .path("event")
                            .path("eventtype")
                            .asText())
                    .isEqualTo("disconnected_event");
            try (RobotClient again = new RobotClient(robot.url())) {
                assertThat(again.subscribe(ROBOT.secret()).path("errcode").asInt())
                        .isEqualTo(853000);
            }
            assertThat(robot.callbackMode()).isTrue();
            assertThat(hub.received()).isEmpty();
        }
    }
}
