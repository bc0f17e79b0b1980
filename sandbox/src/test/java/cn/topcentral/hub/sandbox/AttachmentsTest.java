package cn.topcentral.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.sandbox.Hub.Answer;
import cn.topcentral.hub.sandbox.Hub.Received;
import cn.topcentral.hub.sandbox.callback.CallbackCrypto;
import cn.topcentral.hub.sandbox.callback.SignedHttp;
import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.corp.Corp;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
    private static final Corp CORP = Corp.demo();
    private static final CallbackCrypto CRYPTO =
            new CallbackCrypto(CORP.token(), CORP.encodingAesKey(), CORP.corpId(), SignedHttp::randomBytes);
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    private final MovedClock clock = new MovedClock();
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.demo(clock));
    private final Visitor visitor = new Visitor(sandbox);
    private final Hub hub = new Hub(request -> Answer.EMPTY);

    AttachmentsTest() {
        sandbox.callbackUrl(hub.url());
    }

    @AfterEach
    void stop() {
        sandbox.close();
        hub.close();
    }

    private String xml() {
        Received last = hub.received().get(hub.received().size() - 1);
        return CRYPTO.open(
                last.query("msg_signature"),
                last.query("timestamp"),
                last.query("nonce"),
                Received.element(last.body(), "Encrypt"));
    }

    @Test
    void photoIsSeenWithoutATokenAndFetchedForThreeDays() {
        sandbox.photo("lina", PNG, "现场.png").join();
        String xml = xml();
        assertThat(Received.element(xml, "MsgType")).isEqualTo("image");
        String seen = Received.element(xml, "PicUrl")
                .substring(sandbox.url().toString().length());
        assertThat(visitor.exchange("GET", seen, new byte[0]).body()).isEqualTo(PNG);
        String get = "/cgi-bin/media/get?media_id=" + Received.element(xml, "MediaId") + "&access_token=";
        assertThat(visitor.exchange("GET", get + visitor.token(), new byte[0]).body())
                .isEqualTo(PNG);
        clock.move(Duration.ofDays(3));
        assertThat(visitor.get(get + visitor.token()).path("errcode").asInt()).isEqualTo(40007);
    }

    @Test
    void voiceVideoFileLocationAndLinkHaveTheirFields() {
        sandbox.voice("lina", "#!AMR\nxx".getBytes(StandardCharsets.US_ASCII)).join();
        assertThat(Received.element(xml(), "Format")).isEqualTo("amr");
        sandbox.video("lina", "....ftypmp42".getBytes(StandardCharsets.US_ASCII), "现场.mp4")
                .join();
        assertThat(Received.element(xml(), "ThumbMediaId")).isNotEmpty();
        sandbox.file("lina", "报价单".getBytes(StandardCharsets.UTF_8), "报价.xlsx").join();
        assertThat(Received.element(xml(), "MsgType")).isEqualTo("file");
        sandbox.location("lina", 29.8683, 121.544, "宁波市鄞州区 <1158> 号").join();
        String xml = xml();
        assertThat(Received.element(xml, "Location_X")).isEqualTo("29.8683");
        assertThat(Received.element(xml, "Location_Y")).isEqualTo("121.544");
        assertThat(Received.element(xml, "Label")).isEqualTo("宁波市鄞州区 <1158> 号");
        sandbox.link("lina", "招标公告", "电机", "https://example.com/a?b=1&c=2").join();
        assertThat(Received.element(xml(), "Url")).isEqualTo("https://example.com/a?b=1&c=2");
    }

    @Test
    void whatNobodyCouldSendIsRefused() {
        assertThatThrownBy(() -> sandbox.photo("lina", "not a picture".getBytes(StandardCharsets.UTF_8), "a.png"))
                .isInstanceOf(BadActionException.class);
        assertThatThrownBy(() -> sandbox.location("lina", 91, 0, "x")).isInstanceOf(BadActionException.class);
        assertThatThrownBy(() -> sandbox.link("lina", "x", "", "javascript:alert(1)"))
                .isInstanceOf(BadActionException.class);
        assertThat(hub.received()).isEmpty();
    }

    @Test
    void replayedMessageHasTheSameMsgId() {
        sandbox.say("lina", "/help").join();
        String first = xml();
        clock.move(Duration.ofSeconds(3));
        sandbox.replay("lina").join();
        assertThat(hub.received()).hasSize(2);
        assertThat(xml()).isEqualTo(first);
    }

    @Test
    void pageAndScriptsDoTheSameOverHttp() {
        try (RobotClient robot = RobotClient.subscribed(sandbox)) {
            String attach = "/sandbox/attach?user=lina&type=image&filename=a.png&conversation=";
            assertThat(Visitor.parsed(visitor.exchange("POST", attach, PNG))
                            .path("state")
                            .asText())
                    .isEqualTo("delivered");
            assertThat(Received.element(xml(), "MsgType")).isEqualTo("image");
            visitor.exchange("POST", attach + "robot:lina", PNG);
            assertThat(robot.next().path("body").path("msgtype").asText()).isEqualTo("image");
            visitor.post("/sandbox/say", "{'user':'lina','conversation':'group:销售群','text':'@沟通助手 /help'}");
            assertThat(robot.next().path("body").path("chattype").asText()).isEqualTo("group");
            visitor.post("/sandbox/location", "{'user':'lina','latitude':29.8,'longitude':121,'label':'宁波'}");
            assertThat(Received.element(xml(), "Location_Y")).isEqualTo("121.0");
            JsonNode state = visitor.post("/sandbox/robot/faults", "{'halfOpen':true,'ackDelayMillis':7}");
            assertThat(state.at("/faults/halfOpen").asBoolean()).isTrue();
            assertThat(state.path("connected").asBoolean()).isTrue();
            assertThat(visitor.post("/sandbox/faults", "{'apiDelays':{'/cgi-bin/message/send':4000}}")
                            .at("/apiDelays/~1cgi-bin~1message~1send")
                            .asInt())
                    .isEqualTo(4000);
            long start = System.nanoTime();
            visitor.token();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("other APIs stay quick")
                    .isLessThan(Duration.ofSeconds(3));
        }
    }
}
