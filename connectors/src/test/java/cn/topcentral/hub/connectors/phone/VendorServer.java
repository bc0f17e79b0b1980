package cn.topcentral.hub.connectors.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A vendor's API on this machine: checks the signature of what it is asked and answers as the vendor documents it. */
final class VendorServer implements AutoCloseable {
    private final HttpServer server;

    private VendorServer(HttpServer server) {
        this.server = server;
    }

    /** How a vendor answers. */
    interface Vendor {
        Answer answer(HttpExchange asked, Map<String, String> query, String body);
    }

    /** Status and JSON. */
    record Answer(int status, JsonNode body) {}

    static VendorServer of(Vendor vendor) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", asked -> {
            try (asked) {
                String body = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                Answer answer = vendor.answer(asked, query(asked.getRequestURI().getRawQuery()), body);
                byte[] bytes = answer.body().toString().getBytes(StandardCharsets.UTF_8);
                asked.sendResponseHeaders(answer.status(), bytes.length);
                asked.getResponseBody().write(bytes);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        server.start();
        return new VendorServer(server);
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }
}
