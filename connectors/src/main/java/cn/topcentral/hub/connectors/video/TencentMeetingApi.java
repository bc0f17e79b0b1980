package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.hook.Hmac;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signed questions to the interface of Tencent Meeting (cloud.tencent.com/document/product/1095, 企业自建应用鉴权). */
final class TencentMeetingApi {
    private static final String BY_USERID = "1";

    private final VendorApi api;
    private final Clock clock;
    private final Credentials credentials;
    private final String base;
    private final SecureRandom random = new SecureRandom();

    /**
     * Who asks.
     *
     * @param operatorId userid of an administrator
     */
    record Credentials(String appId, String sdkId, String secretId, String secretKey, String operatorId) {
        @Override
        public String toString() {
            return "Credentials[" + appId + "]";
        }
    }

    TencentMeetingApi(VendorApi api, Clock clock, Credentials credentials, String base) {
        this.api = api;
        this.clock = clock;
        this.credentials = credentials;
        this.base = base;
    }

    String secretId() {
        return credentials.secretId();
    }

    String operatorId() {
        return credentials.operatorId();
    }

    /** Asks in the name of the operator, as most questions about recordings must be. */
    JsonNode getAsOperator(String path, Map<String, String> query) {
        Map<String, String> all = new TreeMap<>(query);
        all.put("operator_id", credentials.operatorId());
        all.put("operator_id_type", BY_USERID);
        return get(path, all);
    }

    JsonNode get(String path, Map<String, String> query) {
        String uri = path
                + (query.isEmpty() ? "" : "?")
                + query.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&"));
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String nonce = String.valueOf(1 + random.nextInt(Integer.MAX_VALUE - 1));
        HttpRequest.Builder request = VendorApi.request(URI.create(base + uri))
                .header("X-TC-Key", credentials.secretId())
                .header("X-TC-Timestamp", timestamp)
                .header("X-TC-Nonce", nonce)
                .header("X-TC-Registered", "1")
                .header("AppId", credentials.appId())
                .header("X-TC-Signature", signature(uri, timestamp, nonce));
        if (!credentials.sdkId().isEmpty()) {
            request.header("SdkId", credentials.sdkId());
        }
        return api.json(request);
    }

    /** Opens a file behind a link that carries its own permission. */
    InputStream download(String address) {
        return api.download(URI.create(address), Optional.empty(), this::isTrusted);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The base64 is of the hexadecimal text, not of the bytes. */
    private String signature(String uri, String timestamp, String nonce) {
        String signed = "GET\nX-TC-Key=" + credentials.secretId() + "&X-TC-Nonce=" + nonce + "&X-TC-Timestamp="
                + timestamp + "\n" + uri + "\n";
        String hex =
                HexFormat.of().formatHex(Hmac.sha256(credentials.secretKey(), signed.getBytes(StandardCharsets.UTF_8)));
        return Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.UTF_8));
    }

    /** Recordings lie with Tencent's object store. */
    private boolean isTrusted(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        boolean tencent = host.endsWith(".qq.com")
                || host.endsWith(".myqcloud.com")
                || host.endsWith(".tencent.com")
                || host.endsWith(".tencentcos.cn");
        return ("https".equals(address.getScheme()) && tencent)
                || URI.create(base).getAuthority().equals(address.getAuthority());
    }
}
