package cn.topcentral.hub.bot.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.topcentral.hub.bot.config.Secret;
import cn.topcentral.hub.bot.config.WecomConfig;
import cn.topcentral.hub.bot.config.WecomGroup;
import cn.topcentral.hub.bot.config.WecomRobot;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Delivery;
import cn.topcentral.hub.bot.gateway.Form;
import cn.topcentral.hub.bot.gateway.Gateway;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.wecom.CallbackCrypto;
import cn.topcentral.hub.bot.wecom.CallbackCrypto.EncryptedReply;
import cn.topcentral.hub.bot.wecom.DeliveryKey;
import cn.topcentral.hub.bot.wecom.SendResult.Accepted;
import cn.topcentral.hub.bot.wecom.SendResult.RetryLater;
import cn.topcentral.hub.storage.callback.CallbackEntry;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.testing.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both ways of the door, with a database and real sockets. */
class RobotDoorTest {
    private static final String TOKEN = "QDG6eK";
    private static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private static final CallbackCrypto CRYPTO = new CallbackCrypto(TOKEN, AES_KEY, "");

    private final TestDatabase db = TestDatabase.create();
    private final ScriptedCommands commands = new ScriptedCommands();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        db.close();
    }

    private RobotDoor start(WecomRobot.Way way) {
        return start(way, URI.create("https://qyapi.weixin.qq.com"));
    }

    private RobotDoor start(WecomRobot.Way way, URI apiBase) {
        WecomConfig config = new WecomConfig(
                apiBase,
                apiBase,
                apiBase,
                Optional.empty(),
                Optional.empty(),
                Map.of("sales", new WecomGroup(Optional.empty(), Optional.empty(), Optional.of("SALES"), true)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new WecomRobot("BOT", Set.of(), way)),
                Optional.empty());
        Clock clock = Clock.systemUTC();
        return RobotDoor.start(
                config,
                db.database(),
                commands.dispatcher(clock),
                new Delivery(meters),
                Optional.empty(),
                clock,
                meters);
    }

    private static String text(String id, String where, String content) {
        return "{\"msgid\":\"" + id + "\"," + where
                + ",\"from\":{\"userid\":\"WangWei\"},\"msgtype\":\"text\",\"text\":{\"content\":\"" + content + "\"}}";
    }

    @Test
    void oneHubHoldsTheConnectionAnswersOnceAndLeavesItToTheNext() {
        try (RobotServer server = new RobotServer()) {
            WecomRobot.Way way = new WecomRobot.Way.Socket(server.url(), new Secret("S"));
            WecomRobot robot = new WecomRobot("BOT", Set.of(), way);
            try (RobotDoor first = start(way)) {
                await().until(() -> first.health().contains("robot: connected since"));
                try (RobotDoor second = start(way)) {
                    server.callback(
                            "aibot_msg_callback",
                            "R1",
                            text("M1", "\"chattype\":\"group\",\"chatid\":\"SALES\"", "@助手 /open 奥克斯"));
                    server.callback(
                            "aibot_msg_callback",
                            "R2",
                            text("M1", "\"chattype\":\"group\",\"chatid\":\"SALES\"", "@助手 /open 奥克斯"));
                    server.callback(
                            "aibot_event_callback",
                            "R3",
                            "{\"msgid\":\"E1\",\"create_time\":1,\"from\":{\"userid\":\"lisi\"},\"chattype\":\"single\",\"msgtype\":\"event\",\"event\":{\"eventtype\":\"enter_chat\"}}");
                    await().until(() -> !server.received("aibot_respond_msg").isEmpty()
                            && !server.received("aibot_respond_welcome_msg").isEmpty());
                    await().until(() -> db.count("SELECT count(*) FROM callback_ledger WHERE status = 'done'") == 2);
                    assertThat(server.received("aibot_respond_msg"))
                            .singleElement()
                            .satisfies(frame -> {
                                assertThat(frame.path("headers").path("req_id").asText())
                                        .isEqualTo("R1");
                                assertThat(frame.path("body")
                                                .path("markdown")
                                                .path("content")
                                                .asText())
                                        .isEqualTo("奥克斯");
                            });
                    assertThat(server.received("aibot_subscribe")).hasSize(1);
                    assertThat(second.health()).contains("another hub leads");
                    assertThat(RobotStatus.of(db.database(), robot).line()).contains("led by");

                    pushesGoWhereItWasSpokenTo(
                            first.gateway().orElseThrow(), second.gateway().orElseThrow());
                    whatAnotherHubStoredIsAnswered(server);
                }
            }
            assertThat(RobotStatus.of(db.database(), robot).failing()).isTrue();
            try (RobotDoor third = start(way)) {
                await().until(() -> third.health().contains("robot: connected since"));
                assertThat(server.received("aibot_subscribe")).hasSize(2);
            }
        }
    }

    private static void pushesGoWhereItWasSpokenTo(Gateway leading, Gateway following) {
        Address group = new Address.Group("sales");
        assertThat(leading.reaches(group)).isTrue();
        assertThat(following.reaches(group)).isTrue();
        assertThat(leading.reaches(new Address.Member("lisi"))).isTrue();
        assertThat(leading.reaches(new Address.Member("wangwei")))
                .as("who only wrote in a group")
                .isFalse();
        assertThat(leading.reaches(new Address.Group("managers"))).isFalse();

        DeliveryKey key = new DeliveryKey("notification-1", 0);
        assertThat(leading.send(group, Message.text("早报"), Form.TEXT, key)).isInstanceOf(Accepted.class);
        assertThat(following.send(group, Message.text("早报"), Form.TEXT, key)).isInstanceOf(RetryLater.class);
    }

    private void whatAnotherHubStoredIsAnswered(RobotServer server) {
        String body = text("M9", "\"chattype\":\"single\"", "/open 账期");
        new CallbackRepository(db.database())
                .add(new CallbackEntry(
                        RobotDoor.NAME,
                        "M9",
                        "wangwei",
                        new Stored("elsewhere", "R9", MemoryWire.parsed(body)).json(),
                        Clock.systemUTC().instant()));
        await().until(() -> server.received("aibot_send_msg").stream()
                .anyMatch(frame -> frame.path("body").toString().contains("账期")));
    }

    /** The door in callback mode, on a port. */
    private final class Callbacks implements AutoCloseable {
        private final RobotDoor door;
        private final Javalin server;

        Callbacks() {
            this(URI.create("https://qyapi.weixin.qq.com"));
        }

        Callbacks(URI apiBase) {
            door = start(new WecomRobot.Way.Callback(new Secret(TOKEN), new Secret(AES_KEY)), apiBase);
            server = Javalin.start(config -> {
                config.startup.showJavalinBanner = false;
                config.jetty.port = 0;
                door.routes().orElseThrow().register(config.routes);
            });
        }

        HttpResponse<String> post(String signature, String encrypted) {
            String query = "?msg_signature=" + signature + "&timestamp=1700000000&nonce=nonce123";
            return sent(HttpRequest.newBuilder(uri(query))
                    .POST(BodyPublishers.ofString("{\"encrypt\":\"" + encrypted + "\"}"))
                    .build());
        }

        /** What WeCom gets, decrypted; empty for no reply. */
        Optional<JsonNode> ask(String body) {
            EncryptedReply request = CRYPTO.encrypt(body, "1700000000", "nonce123");
            HttpResponse<String> answer = post(request.signature(), request.encrypted());
            assertThat(answer.statusCode()).isEqualTo(200);
            if (answer.body().isEmpty()) {
                return Optional.empty();
            }
            JsonNode envelope = MemoryWire.parsed(answer.body());
            assertThat(envelope.path("timestamp").isIntegralNumber()).isTrue();
            return Optional.of(MemoryWire.parsed(CRYPTO.verifyAndDecrypt(
                    envelope.path("msgsignature").asText(),
                    envelope.path("timestamp").asText(),
                    envelope.path("nonce").asText(),
                    envelope.path("encrypt").asText())));
        }

        JsonNode asked(String body) {
            return ask(body).orElseThrow();
        }

        JsonNode refreshed(String stream) {
            return asked("{\"msgid\":\"" + System.nanoTime()
                    + "\",\"from\":{\"userid\":\"WangWei\"},\"msgtype\":\"stream\",\"stream\":{\"id\":\"" + stream
                    + "\"}}");
        }

        URI uri(String query) {
            return URI.create("http://127.0.0.1:" + server.port() + RobotEndpoint.PATH + query);
        }

        @Override
        public void close() {
            server.stop();
            door.close();
        }
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean finished(JsonNode reply) {
        return reply.path("stream").path("finish").asBoolean();
    }

    private static String content(JsonNode reply) {
        return reply.path("stream").path("content").asText();
    }

    @Test
    void aQuestionByCallbackIsAnsweredPieceByPieceEvenByAHubThatStartedLater() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        commands.script = (request, context) -> {
            context.progress("查到一半");
            awaited(go);
            context.respond("查到了");
            context.respond(ScriptedCommands.card("奥克斯"));
        };
        String question = text("M1", "\"chattype\":\"single\"", "/open 奥克斯");
        String stream;
        try (Callbacks first = new Callbacks()) {
            JsonNode begun = first.asked(question);
            stream = begun.path("stream").path("id").asText();
            assertThat(finished(begun)).isFalse();
            await().until(() -> content(first.refreshed(stream)).equals("查到一半"));
            assertThat(first.asked(question).path("stream").path("id").asText())
                    .as("the same question sent again")
                    .isEqualTo(stream);
            go.countDown();
            await().until(() -> db.count("SELECT count(*) FROM callback_ledger WHERE status = 'done'") == 1);
        }
        try (Callbacks second = new Callbacks()) {
            JsonNode last = second.refreshed(stream);
            assertThat(finished(last)).isTrue();
            assertThat(content(last)).isEqualTo("查到了");
            assertThat(last.path("msgtype").asText()).isEqualTo("stream_with_template_card");
            assertThat(last.path("template_card")
                            .path("main_title")
                            .path("title")
                            .asText())
                    .isEqualTo("奥克斯");
        }
    }

    private static void awaited(CountDownLatch go) {
        try {
            assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatHasToBeAnsweredAtOnceIs() {
        commands.script = (request, context) -> context.replace(ScriptedCommands.card("已处理 " + request.arguments()));
        try (Callbacks door = new Callbacks()) {
            JsonNode changed = door.asked(
                    "{\"msgid\":\"E1\",\"from\":{\"userid\":\"wangwei\"},\"chattype\":\"single\",\"msgtype\":\"event\",\"event\":{\"eventtype\":\"template_card_event\",\"event_key\":\"open:7\",\"task_id\":\"OLD\"}}");
            assertThat(changed.path("response_type").asText()).isEqualTo("update_template_card");
            assertThat(changed.path("template_card").path("task_id").asText()).isEqualTo("OLD");

            String entered =
                    "{\"msgid\":\"E2\",\"from\":{\"userid\":\"wangwei\"},\"chattype\":\"single\",\"msgtype\":\"event\",\"event\":{\"eventtype\":\"enter_chat\"}}";
            assertThat(door.asked(entered).path("text").path("content").asText())
                    .isEqualTo(RobotDispatch.WELCOME);
            assertThat(door.ask(entered)).as("the same event again").isEmpty();
            assertThat(finished(door.refreshed("nobody knows this"))).isTrue();
        }
    }

    @Test
    void anAnswerThatComesAfterSixMinutesGoesToTheAddressWeComGave() throws IOException {
        CountDownLatch go = new CountDownLatch(1);
        commands.script = (request, context) -> {
            context.progress("查到一半");
            awaited(go);
            context.respond("终于查到了");
        };
        Javalin wecom = Javalin.start(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.port = 0;
            config.routes.post("/response", context -> {
                commands.taken.add(context.body());
                context.result("{\"errcode\":0}");
            });
        });
        URI base = URI.create("http://localhost:" + wecom.port());
        try (Callbacks door = new Callbacks(base)) {
            JsonNode begun = door.asked(
                    text("M1", "\"chattype\":\"single\",\"response_url\":\"" + base + "/response\"", "/open 奥克斯"));
            String stream = begun.path("stream").path("id").asText();
            await().until(() -> content(door.refreshed(stream)).equals("查到一半"));
            db.execute("UPDATE robot_replies SET created_at = created_at - INTERVAL '6 minutes'");
            JsonNode last = door.refreshed(stream);
            assertThat(finished(last)).isTrue();
            assertThat(content(last)).startsWith("查到一半").endsWith(RobotStream.TO_BE_CONTINUED);

            go.countDown();
            await().until(() -> db.count("SELECT count(*) FROM callback_ledger WHERE status = 'done'") == 1);
            assertThat(commands.taken).singleElement().satisfies(body -> assertThat(MemoryWire.parsed(body)
                            .path("markdown")
                            .path("content")
                            .asText())
                    .isEqualTo("终于查到了"));
        } finally {
            wecom.stop();
        }
    }

    /** Worked out with two other implementations: token and key as above, receiver empty. */
    @Test
    void theRobotsOwnVectorIsUnderstoodAndForgeriesAreNot() {
        String cipher =
                "sKqRbbiSUnDhFHOvPjtUMeojCbxwxSBH7nb0PhM7sAgFoH81zwfeS9P9p55ceHrktX7ZT9pI0PnYraaBuTKpWuY1zseA/XjeZX2gMDbdqBiwRdusTetH+dtUe7WmjP4wB5dDi7Hb5Zh7EzXYjFniR0GOi1AwXDT4MtTWGbM2viy3J/mj/tJPdz5W/7riwXYZqoozmZwr3jYN5oNxafcuQRvCA4ymgnu7hVMQwtt/LWaEI1LB42sKUyJJUmQhTU2+";
        try (Callbacks door = new Callbacks()) {
            assertThat(door.post("16cbf5f4e51bd2d50f7d06b11022a4ae5d4d52b2", cipher)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(db.value("SELECT sender || ' ' || dedupe_key FROM callback_ledger"))
                    .isEqualTo("zhangsan M1");
            assertThat(db.value("SELECT kind || ' ' || chat FROM robot_chats")).isEqualTo("group C1");

            assertThat(door.post("16cbf5f4e51bd2d50f7d06b11022a4ae5d4d52b3", cipher)
                            .statusCode())
                    .isEqualTo(403);
            EncryptedReply foreign =
                    new CallbackCrypto(TOKEN, AES_KEY, "wx5823bf96d3bd56c7").encrypt("{}", "1700000000", "nonce123");
            assertThat(door.post(foreign.signature(), foreign.encrypted()).statusCode())
                    .isEqualTo(403);

            EncryptedReply echo = CRYPTO.encrypt("1616140317555161061", "1700000000", "nonce123");
            HttpResponse<String> check = sent(HttpRequest.newBuilder(door.uri("?msg_signature=" + echo.signature()
                            + "&timestamp=1700000000&nonce=nonce123&echostr="
                            + URLEncoder.encode(echo.encrypted(), StandardCharsets.UTF_8)))
                    .build());
            assertThat(check.body()).isEqualTo("1616140317555161061");
        }
    }
}
