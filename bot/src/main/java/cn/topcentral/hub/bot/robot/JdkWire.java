package cn.topcentral.hub.bot.robot;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The JDK's WebSocket client. It answers pings of the protocol by itself. */
final class JdkWire implements RobotWire {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** A message holds at most 20 KB of text, and a quote as much again. */
    private static final int MOST_CHARS = 1 << 20;

    private final HttpClient http;
    private final URI url;

    JdkWire(HttpClient http, URI url) {
        this.http = http;
        this.url = url;
    }

    @Override
    public void open(Events events) {
        CompletableFuture<WebSocket> opening =
                http.newWebSocketBuilder().connectTimeout(CONNECT).buildAsync(url, new Listener(events));
        CompletableFuture<WebSocket> unused = opening.whenComplete((socket, failure) -> {
            if (failure != null) {
                Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                events.closed("cannot connect: " + cause);
            }
        });
    }

    /** The next send may only begin when the one before is done, so they are chained. */
    private static final class Sending implements Socket {
        private final WebSocket socket;
        private final Events events;
        private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

        Sending(WebSocket socket, Events events) {
            this.socket = socket;
            this.events = events;
        }

        @Override
        public synchronized void send(String text) {
            last = last.thenCompose(done -> socket.sendText(text, true)).whenComplete((done, failure) -> {
                if (failure != null) {
                    events.closed("cannot send: " + failure.getClass().getSimpleName());
                }
            });
        }

        @Override
        public void abort() {
            socket.abort();
        }
    }

    private static final class Listener implements WebSocket.Listener {
        private final Events events;
        private final StringBuilder text = new StringBuilder();

        Listener(Events events) {
            this.events = events;
        }

        @Override
        public void onOpen(WebSocket socket) {
            events.opened(new Sending(socket, events));
            socket.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            if (text.length() + part.length() > MOST_CHARS) {
                socket.abort();
                events.closed("a frame of more than " + MOST_CHARS + " characters");
                return CompletableFuture.completedFuture(null);
            }
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                events.received(whole);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            events.closed("closed by the other side with " + status);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            events.closed("broken: " + error);
        }
    }
}
