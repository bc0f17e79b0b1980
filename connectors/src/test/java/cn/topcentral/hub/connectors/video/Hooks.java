package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.hook.HookRequest;
import cn.topcentral.hub.connectors.hook.HookSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests as the platforms send them. */
final class Hooks {
    static final Instant NOW = Instant.parse("2026-03-05T06:30:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Hooks() {}

    static HookSettings settings(Map<String, String> values) {
        return new HookSettings("meetings", values);
    }

    static HookRequest post(Map<String, String> query, Map<String, String> headers, String body, Instant at) {
        return request("POST", query, headers, body, at);
    }

    static HookRequest request(
            String method, Map<String, String> query, Map<String, String> headers, String body, Instant at) {
        return new HookRequest(
                method,
                query.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))),
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                at);
    }
}
