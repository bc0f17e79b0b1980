package cn.topcentral.hub.bot.robot;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** WeCom's side of the long connection on a port: one subscription at a time, every frame answered. */
final class RobotServer implements AutoCloseable {
    final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable WsContext> subscribed = new AtomicReference<>();
    private final Javalin server = Javalin.start(config -> {
        config.startup.showJavalinBanner = false;
        config.jetty.port = 0;
        config.routes.ws("/", socket -> socket.onMessage(this::take));
    });

    URI url() {
        return URI.create("ws://localhost:" + server.port() + "/");
    }

    private void take(WsMessageContext context) {
        JsonNode frame = MemoryWire.parsed(context.message());
        received.add(frame);
        if (frame.path("cmd").asText().equals("aibot_subscribe")) {
            WsContext kicked = subscribed.getAndSet(context);
            if (kicked != null) {
                kicked.send(
                        "{\"cmd\":\"aibot_event_callback\",\"headers\":{\"req_id\":\"k\"},\"body\":{\"msgtype\":\"event\",\"event\":{\"eventtype\":\"disconnected_event\"}}}");
            }
        }
        context.send("{\"headers\":{\"req_id\":\""
                + frame.path("headers").path("req_id").asText() + "\"},\"errcode\":0,\"errmsg\":\"ok\"}");
    }

    /** Sends a callback to whoever is subscribed. */
    void callback(String command, String requestId, String body) {
        WsContext hub = subscribed.get();
        if (hub == null) {
            throw new AssertionError("Nobody is subscribed");
        }
        hub.send("{\"cmd\":\"" + command + "\",\"headers\":{\"req_id\":\"" + requestId + "\"},\"body\":" + body + "}");
    }

    List<JsonNode> received(String command) {
        return received.stream()
                .filter(frame -> frame.path("cmd").asText().equals(command))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
