package cn.topcentral.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A hub's side of the robot's long connection, by hand. */
final class RobotClient implements AutoCloseable, WebSocket.Listener {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 5;

    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final List<String> raw = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    RobotClient(URI url) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(url, this)
                .join();
    }

    /** Connected and authenticated. */
    static RobotClient subscribed(Sandbox sandbox) {
        RobotClient client = new RobotClient(sandbox.robot().url());
        assertThat(client.subscribe("sandbox-robot-secret-8Hn3pYc6QsWe1ZtLb5")
                        .path("errcode")
                        .asInt(-1))
                .isZero();
        return client;
    }

    JsonNode subscribe(String secret) {
        return call("aibot_subscribe", "sub-" + secret, "{'bot_id':'aibDemoRobot','secret':'" + secret + "'}");
    }

    /** Sends a frame and gives what comes next. */
    JsonNode call(String cmd, String reqId, String body) {
        send(cmd, reqId, body);
        return next();
    }

    int errcode(String cmd, String reqId, String body) {
        JsonNode ack = call(cmd, reqId, body);
        assertThat(ack.has("cmd")).isFalse();
        assertThat(ack.path("headers").path("req_id").asText()).isEqualTo(reqId);
        return ack.path("errcode").asInt(-1);
    }

    void send(String cmd, String reqId, String body) {
        socket.sendText(
                        Visitor.json("{'cmd':'" + cmd + "','headers':{'req_id':'" + reqId + "'},'body':" + body + "}"),
                        true)
                .join();
    }

    /** The next frame, control characters taken out as WeCom's own client does. */
    JsonNode next() {
        try {
            String text = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(text).as("a frame within %s s", PATIENCE_SECONDS).isNotNull();
            return MAPPER.readTree(text.replaceAll("[\\x00-\\x08\\x0B-\\x1F]", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String reqId(JsonNode frame) {
        return frame.path("headers").path("req_id").asText();
    }

    /** Every text frame so far, as it came. */
    List<String> raw() {
        return raw;
    }

    /** Completes with the status the server closed with, or 1006 for a connection cut. */
    CompletableFuture<Integer> closed() {
        return closed;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            raw.add(part.toString());
            arrived.add(part.toString());
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
