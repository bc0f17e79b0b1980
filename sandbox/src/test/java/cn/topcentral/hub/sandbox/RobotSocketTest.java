package cn.topcentral.hub.sandbox;

import static cn.topcentral.hub.sandbox.RobotClient.reqId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.topcentral.hub.sandbox.callback.CardClick.Selection;
import cn.topcentral.hub.sandbox.callback.Delivery;
import cn.topcentral.hub.sandbox.chat.BadActionException;
import cn.topcentral.hub.sandbox.chat.Entry;
import cn.topcentral.hub.sandbox.chat.SentMessage;
import cn.topcentral.hub.sandbox.robot.RobotDesk;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RobotSocketTest {
    private static final String GROUP = "wrkSalesGroup";
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    private final MovedClock clock = new MovedClock();
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.demo(clock));
    private final RobotDesk robot = sandbox.robot();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private static String stream(String id, boolean finish, String content) {
        return "{'msgtype':'stream','stream':{'id':'" + id + "','finish':" + finish + ",'content':'" + content + "'}}";
    }

    private static String card(String taskId, String title) {
        return "{'card_type':'button_interaction','task_id':'" + taskId + "','main_title':{'title':'" + title
                + "'},'button_selection':{'question_key':'who','option_list':[{'id':'a','text':'李娜'},{'id':'b','text':'陈杰'}]},"
                + "'button_list':[{'text':'处理','key':'ack'}],'action_menu':{'action_list':[{'text':'静默','key':'mute'}]}}";
    }

    private static String markdown(String text) {
        return "{'msgtype':'markdown','markdown':{'content':'" + text + "'}}";
    }

    /** Says something in the conversation with the robot and gives the req_id to answer with. */
    private String asked(RobotClient hub, String userid) {
        robot.say(userid, "/timeline").join();
        return reqId(hub.next());
    }

    // Connection

    @Test
    void onlyTheRightSecretSubscribesAndEverythingElseWaitsForIt() {
        try (RobotClient hub = new RobotClient(robot.url())) {
            assertThat(hub.errcode("ping", "p0", "{}")).isEqualTo(853000);
            assertThat(hub.subscribe("wrong").path("errcode").asInt()).isEqualTo(853000);
            assertThat(robot.connected()).isFalse();
            assertThat(robot.connections()).isEqualTo(1);
            assertThat(hub.subscribe("sandbox-robot-secret-8Hn3pYc6QsWe1ZtLb5")
                            .path("errcode")
                            .asInt())
                    .isZero();
            assertThat(hub.errcode("ping", "p1", "{}")).isZero();
            assertThat(hub.errcode("aibot_unknown", "u1", "{}")).isEqualTo(40058);
            assertThat(robot.connected()).isTrue();
            assertThat(robot.frames()).containsEntry("aibot_subscribe", 2).containsEntry("ping", 2);
            assertThat(robot.refusals()).hasSize(3).first().asString().startsWith("ping p0: 853000");
        }
    }

    @Test
    void addressWithoutAPathIsTheSameDoorAndSubscribingInALoopIsStopped() {
        URI bare = URI.create(robot.url().toString().replace("/robot", ""));
        try (RobotClient hub = new RobotClient(bare)) {
            for (int i = 0; i < 20; i++) {
                assertThat(hub.subscribe("wrong" + i).path("errcode").asInt()).isEqualTo(853000);
            }
            assertThat(hub.subscribe("wrong").path("errcode").asInt()).isEqualTo(45009);
        }
    }

    @Test
    void secondConnectionKicksTheFirstWhichIsToldAndClosed() throws Exception {
        try (RobotClient first = RobotClient.subscribed(sandbox);
                RobotClient second = RobotClient.subscribed(sandbox)) {
            JsonNode event = first.next();
            assertThat(event.path("cmd").asText()).isEqualTo("aibot_event_callback");
            assertThat(event.path("body").path("event").path("eventtype").asText())
                    .isEqualTo("disconnected_event");
            assertThat(first.closed().get(30, TimeUnit.SECONDS)).isEqualTo(1000);
            robot.say("lina", "你好").join();
            assertThat(second.next().path("body").path("text").path("content").asText())
                    .isEqualTo("你好");
        }
    }

    @Test
    void withoutAConnectionAMessageIsLostForGood() {
        assertThat(robot.say("lina", "你好").join().state()).isEqualTo(Delivery.State.FAILED);
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            assertThat(hub.errcode("ping", "p1", "{}"))
                    .as("nothing came before this ack")
                    .isZero();
        }
    }

    @Test
    void framesOfOneReqIdThatDoNotWaitForTheirAckAreRefused() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            String reqId = asked(hub, "lina");
            robot.faults().ackDelay(Duration.ofMillis(50));
            hub.send("aibot_respond_msg", reqId, stream("s1", false, "一"));
            hub.send("aibot_respond_msg", reqId, stream("s1", true, "一二"));
            assertThat(hub.next().path("errcode").asInt()).isEqualTo(45033);
            assertThat(hub.next().path("errcode").asInt()).isZero();
            assertThat(robot.refusals()).singleElement().asString().contains("must wait for the ack");
            assertThat(hub.errcode("aibot_respond_msg", reqId, stream("s1", true, "一二")))
                    .isZero();
        }
    }

    // Messages and answers

    @Test
    void messageArrivesAsDocumentedAndAStreamGrowsInOneBubble() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            robot.say("LiNa", "/timeline 奥克斯").join();
            JsonNode frame = hub.next();
            assertThat(frame.path("cmd").asText()).isEqualTo("aibot_msg_callback");
            JsonNode body = frame.path("body");
            assertThat(body.path("aibotid").asText()).isEqualTo("aibDemoRobot");
            assertThat(body.path("chattype").asText()).isEqualTo("single");
            assertThat(body.has("chatid")).isFalse();
            assertThat(body.path("from").path("userid").asText()).isEqualTo("lina");
            assertThat(body.path("text").path("content").asText()).isEqualTo("/timeline 奥克斯");
            assertThat(hub.errcode("aibot_respond_msg", reqId(frame), stream("s1", false, "正在查")))
                    .isZero();
            assertThat(hub.errcode("aibot_respond_msg", reqId(frame), stream("s1", true, "共 3 条")))
                    .isZero();
            assertThat(hub.errcode("aibot_respond_msg", reqId(frame), stream("s1", true, "太晚")))
                    .as("a finished stream takes nothing more")
                    .isEqualTo(846608);
        }
        assertThat(robot.conversation("lina")).hasSize(2).last().satisfies(entry -> {
            assertThat(entry.msgtype()).isEqualTo("stream");
            assertThat(entry.content().path("content").asText()).isEqualTo("共 3 条");
        });
        assertThat(sandbox.sent())
                .extracting(SentMessage::channel)
                .containsExactly(SentMessage.Channel.ROBOT, SentMessage.Channel.ROBOT);
    }

    @Test
    void streamsEndSixMinutesAfterTheirFirstFrameAndReqIdsADayAfterTheirMessage() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            String reqId = asked(hub, "lina");
            clock.move(Duration.ofMinutes(30));
            assertThat(hub.errcode("aibot_respond_msg", reqId, stream("s1", false, "查")))
                    .isZero();
            clock.move(Duration.ofMinutes(6));
            assertThat(hub.errcode("aibot_respond_msg", reqId, stream("s1", false, "还在查")))
                    .isZero();
            clock.move(Duration.ofSeconds(1));
            assertThat(hub.errcode("aibot_respond_msg", reqId, stream("s1", true, "好了")))
                    .isEqualTo(846608);
            assertThat(hub.errcode(
                            "aibot_send_msg",
                            "push-1",
                            "{'chatid':'lina'," + markdown("好了").substring(1)))
                    .as("the way out")
                    .isZero();
            clock.move(Duration.ofHours(24));
            assertThat(hub.errcode("aibot_respond_msg", reqId, markdown("晚了"))).isEqualTo(846605);
            assertThat(hub.errcode("aibot_respond_msg", "made-up", markdown("谁")))
                    .isEqualTo(846605);
        }
    }

    @Test
    void answersThatAreTooLongOrOfTheWrongKindAreRefused() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            String reqId = asked(hub, "lina");
            assertThat(hub.errcode("aibot_respond_msg", reqId, stream("s1", true, "长".repeat(6827))))
                    .isEqualTo(45002);
            assertThat(hub.errcode("aibot_respond_msg", reqId, markdown("长".repeat(6826))))
                    .isZero();
            assertThat(hub.errcode("aibot_respond_msg", reqId, "{'msgtype':'text','text':{'content':'x'}}"))
                    .isEqualTo(40008);
            assertThat(hub.errcode(
                            "aibot_respond_msg",
                            reqId,
                            "{'msgtype':'stream','stream':{'id':'s','finish':true,'content':'x','msg_item':[]}}"))
                    .as("pictures end a stream only in callback mode")
                    .isEqualTo(40058);
            assertThat(
                            hub.errcode(
                                    "aibot_respond_msg",
                                    reqId,
                                    "{'msgtype':'template_card','template_card':{'card_type':'text_notice','main_title':{'title':'t'},'card_action':{'type':1,'url':'http://x'},'horizontal_content_list':[{'keyname':'k','type':2,'media_id':'m'}]}}"))
                    .as("robots have no file rows")
                    .isEqualTo(40058);
        }
    }

    @Test
    void welcomeComesOnceADayAndMustBeQuick() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            robot.enter("lina").join();
            JsonNode frame = hub.next();
            assertThat(frame.path("body").path("event").path("eventtype").asText())
                    .isEqualTo("enter_chat");
            String hello = "{'msgtype':'text','text':{'content':'您好'}}";
            assertThat(hub.errcode("aibot_respond_msg", reqId(frame), markdown("您好")))
                    .as("an event's req_id is not a message's")
                    .isEqualTo(846605);
            assertThat(hub.errcode("aibot_respond_welcome_msg", reqId(frame), hello))
                    .isZero();
            assertThat(hub.errcode("aibot_respond_welcome_msg", reqId(frame), hello))
                    .isEqualTo(846605);
            assertThat(robot.enter("lina").join().attempts()).as("the same day").isZero();
            clock.move(Duration.ofDays(1));
            robot.enter("lina").join();
            String next = reqId(hub.next());
            clock.move(Duration.ofSeconds(6));
            assertThat(hub.errcode("aibot_respond_welcome_msg", next, hello)).isEqualTo(846605);
        }
    }

    @Test
    void pushesGoOnlyWhereSomebodySpokeFirstAndThirtyAMinute() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            String toLina = "{'chatid':'lina','chat_type':1," + markdown("早").substring(1);
            assertThat(hub.errcode("aibot_send_msg", "a", toLina)).isEqualTo(93006);
            asked(hub, "lina");
            for (int i = 0; i < 30; i++) {
                assertThat(hub.errcode("aibot_send_msg", "b" + i, toLina)).isZero();
            }
            assertThat(hub.errcode("aibot_send_msg", "c", toLina)).isEqualTo(45009);
            clock.move(Duration.ofMinutes(1));
            assertThat(hub.errcode("aibot_send_msg", "d", toLina)).isZero();
            assertThat(hub.errcode("aibot_send_msg", "e", toLina.replace("'chat_type':1", "'chat_type':2")))
                    .isEqualTo(93006);
        }
    }

    // Groups and cards

    @Test
    void inTheGroupOnlyMentionsReachTheRobotAndTheTextKeepsThem() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            assertThat(robot.sayInGroup("lina", GROUP, "中午吃什么").join().attempts())
                    .isZero();
            for (String text : List.of("@沟通助手 /help", "@沟通助手\u2005/help", "／help @沟通助手")) {
                robot.sayInGroup("lina", GROUP, text).join();
                JsonNode body = hub.next().path("body");
                assertThat(body.path("chattype").asText()).isEqualTo("group");
                assertThat(body.path("chatid").asText()).isEqualTo(GROUP);
                assertThat(body.path("text").path("content").asText()).isEqualTo(text);
            }
            long first = sandbox.group(GROUP).get(0).id();
            robot.sayQuoting("zhangwei", GROUP, "@沟通助手 这是谁", first).join();
            assertThat(hub.next()
                            .path("body")
                            .path("quote")
                            .path("text")
                            .path("content")
                            .asText())
                    .isEqualTo("中午吃什么");
            robot.mixed("zhangwei", Optional.of(GROUP), "@沟通助手 看", PNG, "a.png").join();
            assertThat(hub.next()
                            .path("body")
                            .path("mixed")
                            .path("msg_item")
                            .path(1)
                            .path("image")
                            .has("aeskey"))
                    .isTrue();
        }
        assertThatThrownBy(() -> robot.sayInGroup("lina", "elsewhere", "x")).isInstanceOf(BadActionException.class);
    }

    @Test
    void groupCardIsTappedAndChangesForEverybodyOrForSome() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            robot.sayInGroup("wangqiang", GROUP, "@沟通助手 /risks").join();
            assertThat(hub.errcode(
                            "aibot_respond_msg",
                            reqId(hub.next()),
                            "{'msgtype':'template_card','template_card':" + card("alert-1", "风险") + "}"))
                    .isZero();
            long id = last(sandbox.group(GROUP)).id();
            robot.click("lina", id, "ack", List.of(new Selection("who", List.of("b"))))
                    .join();
            JsonNode frame = hub.next();
            JsonNode tap = frame.path("body").path("event").path("template_card_event");
            assertThat(frame.path("body").path("chatid").asText()).isEqualTo(GROUP);
            assertThat(tap.path("event_key").asText()).isEqualTo("ack");
            assertThat(tap.path("task_id").asText()).isEqualTo("alert-1");
            assertThat(tap.path("selected_items")
                            .path("selected_item")
                            .path(0)
                            .path("option_ids")
                            .path("option_id")
                            .path(0)
                            .asText())
                    .isEqualTo("b");
            assertThat(hub.errcode("aibot_respond_update_msg", reqId(frame), update("other", "李娜处理中", "")))
                    .isEqualTo(40058);
            assertThat(hub.errcode(
                            "aibot_respond_update_msg",
                            reqId(frame),
                            update("alert-1", "李娜处理中", "'userids':['lina'],")))
                    .isZero();
            Entry forSome = last(sandbox.group(GROUP));
            assertThat(forSome.contentFor("lina").at("/main_title/title").asText())
                    .isEqualTo("李娜处理中");
            assertThat(forSome.contentFor("chenjie").at("/main_title/title").asText())
                    .isEqualTo("风险");
            robot.replay("lina").join();
            JsonNode again = hub.next();
            assertThat(again.path("body")).isEqualTo(frame.path("body"));
            assertThat(hub.errcode("aibot_respond_update_msg", reqId(again), update("alert-1", "已处理", "")))
                    .isZero();
            assertThat(last(sandbox.group(GROUP))
                            .contentFor("chenjie")
                            .at("/main_title/title")
                            .asText())
                    .isEqualTo("已处理");
            robot.click("lina", id, "mute", List.of()).join();
            String late = reqId(hub.next());
            clock.move(Duration.ofSeconds(6));
            assertThat(hub.errcode("aibot_respond_update_msg", late, update("alert-1", "晚了", "")))
                    .isEqualTo(846605);
        }
    }

    private static String update(String taskId, String title, String userids) {
        return "{'response_type':'update_template_card'," + userids + "'template_card':" + card(taskId, title) + "}";
    }

    private static Entry last(List<Entry> entries) {
        return entries.get(entries.size() - 1);
    }

    @Test
    void webhookAndAppchatMessagesShowInTheSameGroup() {
        Visitor visitor = new Visitor(sandbox);
        visitor.post(
                "/cgi-bin/webhook/send?key=3b1f6a52-0c6e-4a9d-9a57-5f2a1c8e7d40",
                "{'msgtype':'text','text':{'content':'日报'}}");
        visitor.api("appchat/send", "{'chatid':'wrkSalesGroup','msgtype':'text','text':{'content':'周报'}}");
        assertThat(sandbox.group(GROUP))
                .extracting(entry -> entry.content().path("content").asText())
                .containsExactly("日报", "周报");
        assertThat(visitor.get("/sandbox/conversations?user=chenjie").findValuesAsText("id"))
                .containsSequence("app:chenjie")
                .contains("robot:chenjie", "group:销售群");
    }

    @Test
    void feedbackOnAnAnswerIsReported() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            String reqId = asked(hub, "lina");
            hub.call(
                    "aibot_respond_msg",
                    reqId,
                    "{'msgtype':'stream','stream':{'id':'s','finish':true,'content':'答','feedback':{'id':'f-1'}}}");
            robot.feedback("lina", last(robot.conversation("lina")).id(), 2, "不对", List.of(1))
                    .join();
            JsonNode feedback = hub.next().path("body").path("event").path("feedback_event");
            assertThat(feedback.path("id").asText()).isEqualTo("f-1");
            assertThat(feedback.path("type").asInt()).isEqualTo(2);
        }
    }

    // Media

    @Test
    void photosComeEncryptedWithAKeyOfTheirOwnForFiveMinutes() throws GeneralSecurityException {
        Visitor visitor = new Visitor(sandbox);
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            robot.photo("lina", PNG, "现场 1.png").join();
            JsonNode image = hub.next().path("body").path("image");
            String path = URI.create(image.path("url").asText()).getPath();
            var answer = visitor.exchange("GET", path, new byte[0]);
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .contains("filename*=UTF-8''%E7%8E%B0%E5%9C%BA%201.png");
            assertThat(decrypted(answer.body(), image.path("aeskey").asText())).isEqualTo(PNG);
            clock.move(Duration.ofMinutes(5).plusSeconds(1));
            assertThat(visitor.exchange("GET", path, new byte[0]).statusCode()).isEqualTo(404);
            robot.voice("lina", "今天拜访了奥克斯").join();
            assertThat(hub.next().path("body").path("voice").path("content").asText())
                    .isEqualTo("今天拜访了奥克斯");
            robot.file("lina", "报价 2026".getBytes(StandardCharsets.UTF_8), "报价.txt")
                    .join();
            assertThat(hub.next().path("body").path("file").has("url")).isTrue();
        }
    }

    private static byte[] decrypted(byte[] encrypted, String aesKey) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(aesKey);
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
        byte[] padded = cipher.doFinal(encrypted);
        return Arrays.copyOf(padded, padded.length - padded[padded.length - 1]);
    }

    @Test
    void uploadsInChunksGiveAMediaIdTheRobotMaySend() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            String reqId = asked(hub, "lina");
            byte[] bytes = new byte[700_000];
            Arrays.fill(bytes, (byte) 'x');
            String upload = hub.call(
                            "aibot_upload_media_init",
                            "i1",
                            "{'type':'file','filename':'台账.csv','total_size':700000,'total_chunks':2}")
                    .path("body")
                    .path("upload_id")
                    .asText();
            // Counting from 1 is accepted as well as from 0, any order, twice.
            for (int index : new int[] {2, 1, 1}) {
                byte[] piece = Arrays.copyOfRange(bytes, (index - 1) * 500_000, index == 1 ? 500_000 : 700_000);
                assertThat(hub.errcode(
                                "aibot_upload_media_chunk",
                                "c" + index,
                                "{'upload_id':'" + upload + "','chunk_index':" + index + ",'base64_data':'"
                                        + Base64.getEncoder().encodeToString(piece) + "'}"))
                        .isZero();
            }
            JsonNode finished = hub.call("aibot_upload_media_finish", "f1", "{'upload_id':'" + upload + "'}");
            String file = "{'msgtype':'file','file':{'media_id':'"
                    + finished.path("body").path("media_id").asText() + "'}}";
            assertThat(hub.errcode("aibot_respond_msg", reqId, file)).isZero();
            assertThat(hub.errcode("aibot_upload_media_finish", "f2", "{'upload_id':'" + upload + "'}"))
                    .isEqualTo(40058);
            clock.move(Duration.ofDays(3));
            robot.say("lina", "再发").join();
            assertThat(hub.errcode("aibot_respond_msg", reqId(hub.next()), file))
                    .isEqualTo(40007);
        }
    }

    // Faults

    @Test
    void halfOpenConnectionStaysOpenAndSilent() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            robot.faults().halfOpen(true);
            hub.send("ping", "p1", "{}");
            await().until(() -> robot.frames().containsKey("ping"));
            assertThat(robot.say("lina", "喂").join().state()).isEqualTo(Delivery.State.FAILED);
            robot.faults().halfOpen(false);
            assertThat(hub.errcode("ping", "p2", "{}"))
                    .as("the lost ping is never answered")
                    .isZero();
            assertThat(hub.closed()).isNotDone();
        }
    }

    @Test
    void cutConnectionEndsWithoutAWord() throws Exception {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            robot.faults().cutSockets();
            assertThat(hub.closed().get(30, TimeUnit.SECONDS)).isEqualTo(1006);
        }
    }

    @Test
    void acksComeOutOfOrderAndFramesHoldControlCharacters() {
        try (RobotClient hub = RobotClient.subscribed(sandbox)) {
            robot.faults().acksOutOfOrder(true);
            robot.faults().controlCharacters(true);
            hub.send("ping", "p1", "{}");
            hub.send("ping", "p2", "{}");
            assertThat(reqId(hub.next())).isEqualTo("p2");
            assertThat(reqId(hub.next())).isEqualTo("p1");
            assertThat(reqId(hub.call("ping", "p3", "{}")))
                    .as("alone it comes late")
                    .isEqualTo("p3");
            assertThat(hub.raw()).last().asString().contains("\u0003");
        }
    }

    @Test
    void subscribesAndFramesAreRefusedOnDemand() {
        robot.faults().refuseSubscribes(1);
        try (RobotClient hub = new RobotClient(robot.url())) {
            String secret = "sandbox-robot-secret-8Hn3pYc6QsWe1ZtLb5";
            assertThat(hub.subscribe(secret).path("errcode").asInt()).isEqualTo(853000);
            assertThat(hub.subscribe(secret).path("errcode").asInt()).isZero();
            String reqId = asked(hub, "lina");
            robot.faults().refuseFrames(45009, 1);
            assertThat(hub.errcode("aibot_respond_msg", reqId, markdown("好"))).isEqualTo(45009);
            assertThat(hub.errcode("aibot_respond_msg", reqId, markdown("好"))).isZero();
        }
    }
}
