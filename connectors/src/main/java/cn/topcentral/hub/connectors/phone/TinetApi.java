package cn.topcentral.hub.connectors.phone;

import cn.topcentral.hub.connectors.hook.Hmac;
import cn.topcentral.hub.connectors.hook.HookSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The open API of 天润融通 (clink): GET requests signed with HMAC-SHA1 over method, host, path and the sorted, encoded query. As its SDK does
 * it (ti-net/clink-sdk, SignatureComposer, read 2026-11-22), the timestamp is the time in China with a Z behind it, and the host is
 * signed without its port.
 */
final class TinetApi {
    private static final String ADDRESS = "https://api-bj.clink.cn";
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(CallTimes.ZONE);

    /** Seconds for which a signed request is good; some for the way, and for clocks that differ. */
    private static final String EXPIRES = "60";

    private final URI base;
    private final String accessKeyId;
    private final String accessKeySecret;
    private final Clock clock;
    private final SignedApi api;

    private TinetApi(HookSettings hook, String accessKeyId, String accessKeySecret, Clock clock) {
        this.base = SignedApi.base(hook.optional("api_base").orElse(ADDRESS));
        this.accessKeyId = accessKeyId;
        this.accessKeySecret = accessKeySecret;
        this.clock = clock;
        this.api = new SignedApi("hooks." + hook.name());
    }

    /** Empty when the hook has no access key. */
    static Optional<TinetApi> of(HookSettings hook, Clock clock) {
        return hook.optional("access_key_id")
                .flatMap(id -> hook.optional("access_key_secret").map(secret -> new TinetApi(hook, id, secret, clock)));
    }

    /** Asks for one operation, e.g. {@code list_cdr_ibs}. */
    JsonNode ask(String operation, Map<String, String> parameters) {
        TreeMap<String, String> query = new TreeMap<>(parameters);
        query.put("AccessKeyId", accessKeyId);
        query.put("Expires", EXPIRES);
        query.put("Timestamp", TIMESTAMP.format(clock.instant()));
        String sorted = query.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String path = base.getPath() + "/" + operation;
        byte[] signed = Hmac.sha1(
                accessKeySecret, ("GET" + base.getHost() + path + "?" + sorted).getBytes(StandardCharsets.UTF_8));
        String signature = encoded(Base64.getEncoder().encodeToString(signed));
        return api.ask(
                HttpRequest.newBuilder(URI.create(base + "/" + operation + "?" + sorted + "&Signature=" + signature)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
