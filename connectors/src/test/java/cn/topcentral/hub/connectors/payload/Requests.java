package cn.topcentral.hub.connectors.payload;

import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Requests as the server hands them to hooks. */
public final class Requests {
    public static final Instant NOW = Instant.parse("2024-06-15T02:21:00Z");

    private Requests() {}

    public static String fixture(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/connectors", name))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static HookRequest json(String body, Map<String, String> headers) {
        return request("POST", Map.of(), body, headers);
    }

    public static HookRequest request(
            String method, Map<String, String> query, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(Map.of("content-type", "application/json; charset=utf-8"));
        all.putAll(headers);
        Map<String, List<String>> parameters = new HashMap<>();
        query.forEach((name, value) -> parameters.put(name, List.of(value)));
        return new HookRequest(method, parameters, all, body.getBytes(StandardCharsets.UTF_8), NOW);
    }

    /** The headers of the hub's own scheme, signed at a time. */
    public static Map<String, String> signed(String body, String secret, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        return Map.of("x-timestamp", timestamp, "x-signature", "sha256=" + hmac(secret, timestamp + "." + body));
    }

    public static String hmac(String secret, String text) {
        return HexFormat.of().formatHex(Hmac.sha256(secret, text.getBytes(StandardCharsets.UTF_8)));
    }
}
