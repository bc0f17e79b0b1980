package cn.topcentral.hub.bot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The socket of the widget as a program may use it. */
class WidgetSocketTest {
    @TempDir
    Path folder;

    private WebsiteHub hub;

    @BeforeEach
    void start() {
        hub = new WebsiteHub(folder);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void otherSitesAndUnknownNamesAreNotAdmitted() {
        assertThatThrownBy(() -> new Visitor("/webchat/www", "https://evil.example"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThatThrownBy(() -> new Visitor("/webchat/other", hub.site()))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void messageSentAgainIsConfirmedAndStoredOnce() throws Exception {
        Visitor visitor = new Visitor("/webchat/www", hub.site());
        String token = visitor.hello("", 0).path("token").asText();
        JsonNode first = visitor.say("message-0001", "在吗");
        JsonNode again = visitor.say("message-0001", "在吗");
        assertThat(again).isEqualTo(first);
        Visitor back = new Visitor("/webchat/www", hub.site());
        JsonNode welcome = back.hello(token, 0);
        assertThat(welcome.path("messages")).hasSize(1);
        assertThat(back.say("message-0001", "在吗").path("seq").asInt()).isEqualTo(1);
        assertThat(back.say("message-0002", "有人吗").path("seq").asInt()).isEqualTo(2);
        assertThat(visitor.about("message-0002").path("text").asText())
                .as("the other window")
                .isEqualTo("有人吗");
        assertThat(new Visitor("/webchat/www", hub.site()).hello(token, 1).path("messages"))
                .hasSize(1);
        assertThat(hub.data.db().count("SELECT count(*) FROM widget_messages")).isEqualTo(2);
    }

    @Test
    void forgedTokenIsAStranger() throws Exception {
        Visitor visitor = new Visitor("/webchat/www", hub.site());
        String token = visitor.hello("", 0).path("token").asText();
        visitor.say("message-0001", "我的秘密");
        String forged = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");
        assertThat(new Visitor("/webchat/www", hub.site()).hello(forged, 0).path("messages"))
                .isEmpty();
    }

    @Test
    void afterALongSilenceAConversationIsANewOne() throws Exception {
        Visitor visitor = new Visitor("/webchat/www", hub.site());
        visitor.hello("", 0);
        visitor.say("message-0001", "在吗");
        hub.clock.set(hub.clock.instant().plus(Duration.ofHours(3)));
        visitor.say("message-0002", "新问题");
        hub.await("SELECT count(*) FROM customer_communications", "2");
    }

    @Test
    void badFramesAndFloodsAreRefused() throws Exception {
        Visitor visitor = new Visitor("/webchat/www", hub.site());
        visitor.hello("", 0);
        assertThat(visitor.say("message-0001", "  ").path("reason").asText()).contains("空");
        assertThat(visitor.send("{\"type\":\"contact\",\"phone\":\"123\"}")
                        .path("reason")
                        .asText())
                .contains("电话号码不正确");
        for (int i = 0; i < 30; i++) {
            assertThat(visitor.say("flood-message-" + i, "x").path("type").asText())
                    .isEqualTo("message");
        }
        assertThat(visitor.say("flood-message-x", "x").path("reason").asText()).contains("频繁");
        visitor.socket.sendText("not json", true).join();
        assertThat(visitor.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1008);
        Visitor rude = new Visitor("/webchat/www", hub.site());
        rude.socket
                .sendText("{\"type\":\"message\",\"id\":\"message-1\",\"text\":\"x\"}", true)
                .join();
        assertThat(rude.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1008);
        Visitor huge = new Visitor("/webchat/www", hub.site());
        huge.hello("", 0);
        huge.socket.sendText("x".repeat(20_000), true).join();
        assertThat(huge.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1009);
    }

    @Test
    void answersToNobodyAreToldApart() {
        assertThat(hub.conversations.reply(
                        "W99", hub.data.employees().byUserid("wangwei").orElseThrow(), "?"))
                .isEmpty();
        assertThat(hub.conversations.reply(
                        "奥克斯", hub.data.employees().byUserid("wangwei").orElseThrow(), "?"))
                .isEmpty();
    }

    private final class Visitor implements WebSocket.Listener {
        final WebSocket socket;
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        Visitor(String path, String origin) {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(URI.create("ws://127.0.0.1:" + hub.port() + path), this)
                    .join();
        }

        JsonNode hello(String token, int after) throws Exception {
            return send("{\"type\":\"hello\",\"token\":\"" + token + "\",\"after\":" + after + "}");
        }

        JsonNode say(String id, String words) throws Exception {
            socket.sendText("{\"type\":\"message\",\"id\":\"" + id + "\",\"text\":\"" + words + "\"}", true)
                    .join();
            return about(id);
        }

        JsonNode send(String frame) throws Exception {
            socket.sendText(frame, true).join();
            return next();
        }

        /** The next frame about a message; one may come twice, from the confirmation and from the look for news. */
        JsonNode about(String id) throws Exception {
            JsonNode frame = next();
            while (!frame.path("id").asText().equals(id)) {
                frame = next();
            }
            return frame;
        }

        JsonNode next() throws Exception {
            JsonNode frame = frames.poll(5, TimeUnit.SECONDS);
            assertThat(frame).as("a frame comes").isNotNull();
            return frame;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    frames.add(Json.MAPPER.readTree(text.toString()));
                } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }
    }
}
