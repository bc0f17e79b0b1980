package cn.topcentral.hub.connectors.extraction.speech;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A transcription service that takes what the protocol says and gives the answers it was told, in turn; the last one again and again. */
public final class SpeechService implements AutoCloseable {
    /** A request as it came: its header and its body, byte for byte as characters. */
    public record Request(String path, String authorization, String body) {
        /** The value of a field of the form. */
        public String field(String name) {
            String start = "name=\"" + name + "\"\r\n\r\n";
            int from = body.indexOf(start);
            return from < 0
                    ? ""
                    : new String(
                            body.substring(from + start.length(), body.indexOf("\r\n--", from))
                                    .getBytes(StandardCharsets.ISO_8859_1),
                            StandardCharsets.UTF_8);
        }
    }

    private record Reply(int status, String body) {}

    private final HttpServer server;
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    public SpeechService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public SpeechService answering(int status, String body) {
        replies.add(new Reply(status, body));
        return this;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        String authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        requests.add(new Request(exchange.getRequestURI().getPath(), authorization, body));
        Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
        if (reply.status() == 429) {
            exchange.getResponseHeaders().set("Retry-After", "900");
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    public SpeechConfig config() {
        return new SpeechConfig(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"),
                Optional.of("sk-secret"),
                "whisper-zh",
                "zh",
                Optional.of("PCR-ABS、奥克斯"),
                Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
