package cn.topcentral.hub.connectors.hook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came, before anybody has looked into it.
 *
 * @param query decoded parameters
 * @param headers by lower-case name
 * @param body the raw bytes: signatures cover these, not the text they mean. Not copied; nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record HookRequest(
        String method, Map<String, List<String>> query, Map<String, String> headers, byte[] body, Instant receivedAt) {
    public HookRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    /** The body as UTF-8; bytes that are none become U+FFFD. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
