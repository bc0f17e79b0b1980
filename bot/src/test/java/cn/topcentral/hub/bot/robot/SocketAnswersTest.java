package cn.topcentral.hub.bot.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.bot.command.AnswerUndelivered;
import cn.topcentral.hub.bot.config.WecomGroup;
import cn.topcentral.hub.bot.gateway.Ability;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Form;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult;
import cn.topcentral.hub.storage.callback.ClaimedCallback;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketAnswersTest {
    private final MovedTurns turns = new MovedTurns();
    private final MemoryWire wire = new MemoryWire();
    private final ScriptedCommands commands = new ScriptedCommands();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final App app = new App();
    private final RobotConnection connection = new RobotConnection(
            wire,
            "BOT",
            "SECRET",
            turns,
            () -> 0,
            new RobotConnection.Events() {
                @Override
                public void callback(String session, Frame.Callback callback) {}

                @Override
                public void displaced() {}
            },
            meters);
    private final SocketAnswers answers = answers(List.of(app));

    private SocketAnswers answers(List<Gateway> doors) {
        Map<String, WecomGroup> groups =
                Map.of("sales", new WecomGroup(Optional.empty(), Optional.empty(), Optional.of("SALES"), true));
        return new SocketAnswers(
                new RobotDispatch(
                        commands.dispatcher(turns.clock()),
                        new Mentions(List.of()),
                        Optional.empty(),
                        new MediaHosts(List.of()),
                        HttpClient.newHttpClient(),
                        meters),
                new RobotSender(connection),
                connection,
                new RobotGroups(groups),
                doors,
                new Delivery(meters),
                turns);
    }

    /** The app's way to one person. */
    private static final class App implements Gateway {
        private final List<String> sent = new ArrayList<>();

        @Override
        public String name() {
            return "wecom_app";
        }

        @Override
        public Set<Ability> abilities() {
            return Set.of(Ability.CARDS, Ability.BUTTONS, Ability.FILES);
        }

        @Override
        public boolean reaches(Address to) {
            return to instanceof Address.Member;
        }

        @Override
        public SendResult send(Address to, Message message, Form form, DeliveryKey key) {
            sent.add(to.audience() + " " + message.text());
            return RobotSender.ACCEPTED;
        }

        @Override
        public SendResult sendFile(Address to, String name, byte[] content, DeliveryKey key) {
            sent.add(to.audience() + " " + name + " of " + content.length + " bytes");
            return RobotSender.ACCEPTED;
        }
    }

    @BeforeEach
    void connect() {
        connection.start();
    }

    private void asked(String body) {
        answers.handle(claimed(connection.status().session().orElse(""), body));
    }

    private ClaimedCallback claimed(String session, String body) {
        return new ClaimedCallback(
                7,
                RobotDoor.NAME,
                "wangwei",
                new Stored(session, "R1", MemoryWire.parsed(body)).json(),
                1,
                turns.now(),
                turns.now().plusSeconds(180));
    }

    private static String single(String text) {
        return "{\"msgid\":\"M1\",\"chattype\":\"single\",\"from\":{\"userid\":\"WangWei\"},\"msgtype\":\"text\",\"text\":{\"content\":\""
                + text + "\"}}";
    }

    private static String group(String chat, String text) {
        return "{\"msgid\":\"M1\",\"chattype\":\"group\",\"chatid\":\"" + chat
                + "\",\"from\":{\"userid\":\"WangWei\"},\"msgtype\":\"text\",\"text\":{\"content\":\"@助手 " + text
                + "\"}}";
    }

    private static String tap(String key) {
        return "{\"msgid\":\"M2\",\"chattype\":\"group\",\"chatid\":\"SALES\",\"from\":{\"userid\":\"WangWei\"},\"msgtype\":\"event\","
                + "\"event\":{\"eventtype\":\"template_card_event\",\"template_card_event\":{\"event_key\":\"" + key
                + "\",\"task_id\":\"OLD\"}}}";
    }

    private List<JsonNode> replies() {
        return wire.sent("aibot_respond_msg").stream()
                .map(frame -> frame.path("body"))
                .toList();
    }

    private List<JsonNode> pushes() {
        return wire.sent("aibot_send_msg").stream()
                .map(frame -> frame.path("body"))
                .toList();
    }

    private static String markdown(JsonNode body) {
        return body.path("markdown").path("content").asText();
    }

    @Test
    void textIsAnsweredByAReplyWithoutMarksOfItsOwn() {
        asked(single("/open a*b <@all> [x](http://y)"));

        assertThat(replies()).singleElement().satisfies(body -> assertThat(markdown(body))
                .isEqualTo("a＊b ＜@all＞ ［x］(http://y)"));
        assertThat(wire.last("aibot_respond_msg").path("headers").path("req_id").asText())
                .isEqualTo("R1");
    }

    @Test
    void anAnswerThatTakesAWhileGrowsInOneStream() {
        commands.script = (request, context) -> {
            context.ack("正在查");
            turns.pass(Duration.ofSeconds(3));
            context.progress("正在查 1/3");
            context.progress("too soon after the one before");
            turns.pass(Duration.ofSeconds(3));
            context.progress("正在查 2/3");
            context.respond("查到了");
        };
        asked(single("/open x"));

        assertThat(replies().stream()
                        .map(body -> body.path("stream").path("finish").asBoolean() + " "
                                + body.path("stream").path("content").asText()))
                .containsExactly("false 正在查", "false 正在查 1/3", "false 正在查 2/3", "true 查到了");
        assertThat(replies().stream().map(body -> body.path("stream").path("id").asText()))
                .hasSize(4)
                .containsOnly(replies().get(0).path("stream").path("id").asText());
    }

    @Test
    void anAnswerReadyAfterSevenMinutesIsPushedAndTheStreamEndedInWordsBefore() {
        commands.script = (request, context) -> {
            context.ack("正在分析");
            turns.pass(Duration.ofMinutes(6));
            List<JsonNode> shown = replies();
            JsonNode last = shown.get(shown.size() - 1).path("stream");
            assertThat(last.path("finish").asBoolean()).isTrue();
            assertThat(last.path("content").asText()).startsWith("正在分析").endsWith(RobotStream.TO_BE_CONTINUED);
            turns.pass(Duration.ofMinutes(1));
            wire.answers = frame -> Optional.of(frame.path("cmd").asText().equals("aibot_respond_msg") ? 846608 : 0);
            context.progress("too late to show");
            context.respond("分析完了");
        };
        asked(single("/open x"));

        assertThat(pushes()).singleElement().satisfies(body -> {
            assertThat(markdown(body)).isEqualTo("分析完了");
            assertThat(body.path("chatid").asText()).isEqualTo("wangwei");
            assertThat(body.path("chat_type").asInt()).isEqualTo(1);
        });
    }

    @Test
    void aConnectionCutInTheMiddleOfAStreamHasTheRequestTriedAgainOverTheNext() {
        commands.script = (request, context) -> {
            context.ack("正在查");
            wire.cut();
            context.respond("查到了");
        };
        ClaimedCallback callback = claimed(connection.status().session().orElse(""), single("/open x"));
        assertThatThrownBy(() -> answers.handle(callback))
                .isInstanceOfSatisfying(
                        AnswerUndelivered.class, e -> assertThat(e.retryAfter()).isPresent());

        turns.pass(Duration.ofSeconds(2));
        commands.script = (request, context) -> {
            context.ack("正在查");
            context.respond("查到了");
        };
        answers.handle(callback);
        assertThat(pushes().stream().map(SocketAnswersTest::markdown))
                .as("the new connection knows nothing of the old one's messages")
                .containsExactly("正在查", "查到了");
    }

    @Test
    void aStreamThatNobodyEndedIsEnded() {
        commands.script = (request, context) -> {
            context.ack("正在查");
            throw new IllegalStateException("the command fails");
        };
        assertThatThrownBy(() -> asked(single("/open x"))).isInstanceOf(IllegalStateException.class);

        assertThat(replies()).hasSize(2);
        assertThat(replies().get(1).path("stream").path("finish").asBoolean()).isTrue();
    }

    @Test
    void aCardComesAfterTheStreamHasEnded() {
        commands.script = (request, context) -> {
            context.ack("正在查");
            context.respond(ScriptedCommands.card("奥克斯"));
        };
        asked(single("/open x"));

        assertThat(replies().stream().map(body -> body.path("msgtype").asText()))
                .containsExactly("stream", "stream", "template_card");
        assertThat(replies().get(1).path("stream").path("finish").asBoolean()).isTrue();
    }

    @Test
    void aCardThatIsRefusedInAGroupIsShownAsTextAndCounted() {
        wire.answers =
                frame -> Optional.of(frame.path("body").path("msgtype").asText().equals("template_card") ? 40999 : 0);
        commands.script = (request, context) -> context.respond(ScriptedCommands.card("奥克斯 13812345678"));
        asked(group("SALES", "/open x"));

        assertThat(pushes()).hasSize(2);
        assertThat(markdown(pushes().get(1))).contains("奥克斯").contains("138＊＊＊＊5678");
        assertThat(pushes().get(1).path("chat_type").asInt()).isEqualTo(2);
        assertThat(meters.counter("hub.messages.plainer", "door", "robot", "form", "text")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatAnotherHubReceivedIsAnsweredByPushing() {
        answers.handle(claimed("another hub's session", single("/open 奥克斯")));

        assertThat(replies()).isEmpty();
        assertThat(pushes()).singleElement().satisfies(body -> assertThat(markdown(body))
                .isEqualTo("奥克斯"));
    }

    @Test
    void aReplyThatIsRefusedIsPushed() {
        wire.answers = frame -> Optional.of(frame.path("cmd").asText().equals("aibot_respond_msg") ? 846605 : 0);
        asked(single("/open 奥克斯"));

        assertThat(pushes()).singleElement().satisfies(body -> assertThat(markdown(body))
                .isEqualTo("奥克斯"));
    }

    @Test
    void whatWeComNeverTakesIsNotTriedAgainAndTooManyAreTriedLater() {
        wire.answers = frame -> Optional.of(40999);
        assertThatThrownBy(() -> asked(single("/open x")))
                .isInstanceOfSatisfying(
                        AnswerUndelivered.class, e -> assertThat(e.retryAfter()).isEmpty());
        wire.answers = frame -> Optional.of(45009);
        assertThatThrownBy(() -> asked(single("/open x")))
                .isInstanceOfSatisfying(
                        AnswerUndelivered.class, e -> assertThat(e.retryAfter()).contains(Duration.ofMinutes(1)));
    }

    @Test
    void theTappedCardChangesInPlaceUnderItsOwnTask() {
        commands.script = (request, context) -> {
            context.replace(ScriptedCommands.card("已处理 " + request.arguments()));
            context.say("已记下");
        };
        asked(tap("open:7"));

        JsonNode body = wire.last("aibot_respond_update_msg").path("body");
        assertThat(body.path("response_type").asText()).isEqualTo("update_template_card");
        assertThat(body.path("template_card").path("task_id").asText()).isEqualTo("OLD");
        assertThat(body.path("template_card").path("main_title").path("title").asText())
                .isEqualTo("已处理 7");
        assertThat(replies()).as("an event's req_id answers no message").isEmpty();
        assertThat(pushes()).singleElement().satisfies(say -> assertThat(markdown(say))
                .isEqualTo("已记下"));
    }

    @Test
    void aCardThatCannotBeChangedAnyMoreComesAnew() {
        commands.script = (request, context) -> {
            turns.pass(Duration.ofSeconds(5));
            context.replace(ScriptedCommands.card("已处理"));
        };
        asked(tap("open:7"));

        assertThat(wire.sent("aibot_respond_update_msg")).isEmpty();
        assertThat(pushes())
                .singleElement()
                .satisfies(body -> assertThat(body.path("msgtype").asText()).isEqualTo("template_card"));
    }

    @Test
    void whatIsConfidentialGoesToThePersonAloneAndTheGroupIsToldSo() {
        asked(group("ELSEWHERE", "/closed 奥克斯"));

        assertThat(app.sent).containsExactly("member:wangwei 奥克斯");
        assertThat(replies())
                .singleElement()
                .satisfies(body -> assertThat(markdown(body)).contains("私发").doesNotContain("奥克斯"));
    }

    @Test
    void aGroupThatMaySeeAllIsAnsweredOpenly() {
        asked(group("SALES", "/closed 奥克斯"));

        assertThat(app.sent).isEmpty();
        assertThat(markdown(replies().get(0))).isEqualTo("奥克斯");
    }

    @Test
    void whoeverCannotBeReachedAloneIsToldHow() {
        answers(List.of()).handle(claimed(connection.status().session().orElse(""), group("X", "/closed 奥克斯")));

        assertThat(replies())
                .singleElement()
                .satisfies(body -> assertThat(markdown(body)).contains("单聊").doesNotContain("奥克斯"));
    }

    @Test
    void aFileAskedForInAGroupComesThroughTheAppWhichReachesEverybody() {
        App app = new App();
        commands.script = (request, context) -> context.file("周报.pdf", new byte[9]);
        answers(List.of(app)).handle(claimed(connection.status().session().orElse(""), group("SALES", "/open x")));

        assertThat(app.sent).containsExactly("member:wangwei 周报.pdf of 9 bytes");
        assertThat(pushes()).isEmpty();
    }

    @Test
    void aFileGoesInChunksToThePersonAlone() {
        byte[] report = new byte[RobotFiles.CHUNK_BYTES + 1];
        commands.script = (request, context) -> context.file("周报.pdf", report);
        asked(single("/open x"));

        JsonNode init = wire.last("aibot_upload_media_init").path("body");
        assertThat(init.path("total_size").asInt()).isEqualTo(report.length);
        assertThat(init.path("total_chunks").asInt()).isEqualTo(2);
        assertThat(wire.sent("aibot_upload_media_chunk").stream()
                        .map(frame -> frame.path("body").path("chunk_index").asInt()))
                .containsExactly(0, 1);
        assertThat(pushes()).singleElement().satisfies(body -> {
            assertThat(body.path("file").path("media_id").asText()).isEqualTo("MEDIA1");
            assertThat(body.path("chatid").asText()).isEqualTo("wangwei");
            assertThat(body.path("chat_type").asInt()).isEqualTo(1);
        });
    }

    @Test
    void whereChunksAreCountedFromOneTheyAreSentSo() {
        wire.answers = frame -> Optional.of(
                frame.path("cmd").asText().equals("aibot_upload_media_chunk")
                                && frame.path("body").path("chunk_index").asInt() == 0
                        ? 40058
                        : 0);
        commands.script = (request, context) -> context.file("a.txt", new byte[RobotFiles.CHUNK_BYTES + 1]);
        asked(single("/open x"));

        assertThat(wire.sent("aibot_upload_media_chunk").stream()
                        .map(frame -> frame.path("body").path("chunk_index").asInt()))
                .containsExactly(0, 1, 2);
        assertThat(pushes()).hasSize(1);
    }

    @Test
    void wordsAndPicturesOfOneMessageAreSeparateRequests() {
        asked(
                "{\"msgid\":\"M3\",\"chattype\":\"single\",\"from\":{\"userid\":\"WangWei\"},\"msgtype\":\"mixed\",\"mixed\":{\"msg_item\":["
                        + "{\"msgtype\":\"text\",\"text\":{\"content\":\"今天去了奥克斯谈账期\"}},"
                        + "{\"msgtype\":\"image\",\"image\":{\"url\":\"https://a.weixin.qq.com/1\",\"aeskey\":\"K\"}}]}}");

        long at = turns.now().toEpochMilli();
        assertThat(commands.taken).containsExactly("Text robot-7@" + at, "Photo robot-7@" + at + "-1");
    }

    @Test
    void thumbsAreCounted() {
        asked(
                "{\"msgid\":\"M4\",\"from\":{\"userid\":\"u\"},\"msgtype\":\"event\",\"event\":{\"eventtype\":\"feedback_event\",\"feedback_event\":{\"type\":2}}}");

        assertThat(meters.counter("hub.robot.feedback", "type", "2").count()).isEqualTo(1);
        assertThat(commands.taken).isEmpty();
    }
}
