package cn.topcentral.hub.connectors.payload;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor's API that answers fixed documents by path and query, and notes what it was asked. */
public final class FakeApi implements AutoCloseable {
    private final HttpServer server;
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /** @param header which header must have which value, else 401 */
    public FakeApi(Map.Entry<String, String> header, Map<String, String> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            asked.add(path);
            boolean known =
                    header.getValue().equals(exchange.getRequestHeaders().getFirst(header.getKey()));
            String answer = answers.get(path);
            byte[] bytes = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(!known ? 401 : answer == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
