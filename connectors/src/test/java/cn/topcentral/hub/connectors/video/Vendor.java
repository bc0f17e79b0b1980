package cn.topcentral.hub.connectors.video;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A platform's interface on this machine: answers by path and query, and remembers what it was asked. */
final class Vendor implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Answer(int status, String body, Map<String, String> headers) {}

    record Asked(String method, String uri, Map<String, String> headers, String body) {}

    Vendor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String uri = exchange.getRequestURI().toString();
            Map<String, String> headers = new ConcurrentHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(exchange.getRequestMethod(), uri, headers, body));
            Answer answer = answers.getOrDefault(uri, new Answer(404, "{}", Map.of()));
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    static HttpClient client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(String uri, String body) {
        answer(uri, 200, body, Map.of());
    }

    void answer(String uri, int status, String body, Map<String, String> headers) {
        answers.put(uri, new Answer(status, body, headers));
    }

    List<Asked> asked() {
        return asked;
    }

    Asked asked(String uri) {
        return asked.stream()
                .filter(question -> question.uri().equals(uri))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody asked " + uri + ", but " + asked));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
