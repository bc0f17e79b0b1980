package cn.topcentral.hub.connectors.hook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests as the server would hand them to a connector, and deliveries as the ledger would give them back. */
public final class HookRequests {
    /** When every request here came in. */
    public static final Instant RECEIVED = Instant.parse("2025-11-22T04:00:00Z");

    private HookRequests() {}

    /** A request without a body; its query as in an address, e.g. {@code key=abc&action=cdr}. */
    public static HookRequest get(String query) {
        return new HookRequest("GET", parameters(query), Map.of(), new byte[0], RECEIVED);
    }

    public static HookRequest post(String query, String contentType, byte[] body) {
        return new HookRequest("POST", parameters(query), Map.of("content-type", contentType), body, RECEIVED);
    }

    public static HookRequest post(String query, String contentType, String body) {
        return post(query, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static HookRequest json(String query, String body) {
        return post(query, "application/json;charset=utf8", body);
    }

    public static HookRequest form(String query, String body) {
        return post(query, "application/x-www-form-urlencoded", body);
    }

    /** A request with a body from a file of the test resources, e.g. {@code connectors/phone/hooks/tccc__cdr.json}. */
    public static HookRequest jsonFile(String query, String resource) {
        return post(query, "application/json;charset=utf8", file(resource));
    }

    public static byte[] file(String resource) {
        try {
            return Files.readAllBytes(Path.of("src/test/resources").resolve(resource));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public static HookRequest withHeader(HookRequest request, String name, String value) {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return new HookRequest(request.method(), request.query(), headers, request.body(), request.receivedAt());
    }

    public static HookRequest withBody(HookRequest request, byte[] body) {
        return new HookRequest(request.method(), request.query(), request.headers(), body, request.receivedAt());
    }

    public static HookRequest withQuery(HookRequest request, String query) {
        return new HookRequest(
                request.method(), parameters(query), request.headers(), request.body(), request.receivedAt());
    }

    /** What the ledger gives back of a request that was accepted. */
    public static HookDelivery delivery(HookRequest request, HookVerdict.Accepted accepted) {
        Map<String, String> first = new HashMap<>();
        request.query().forEach((name, values) -> first.put(name, values.get(0)));
        return new HookDelivery(first, accepted.text(), request.receivedAt());
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                parameters
                        .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
