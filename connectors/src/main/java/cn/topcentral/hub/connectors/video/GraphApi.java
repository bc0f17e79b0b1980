package cn.topcentral.hub.connectors.video;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Questions to Microsoft Graph v1.0, with a token by client credentials (RFC 6749 section 4.4). */
final class GraphApi {
    private final VendorApi api;
    private final AccessToken token;
    private final String base;

    /** The app that asks. */
    record Credentials(String tenantId, String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "Credentials[" + tenantId + "]";
        }
    }

    GraphApi(VendorApi api, Clock clock, Credentials credentials, String base, String loginBase) {
        this.api = api;
        this.base = base;
        this.token = new AccessToken(api, clock, () -> tokenRequest(credentials, base, loginBase));
    }

    private static HttpRequest.Builder tokenRequest(Credentials known, String base, String loginBase) {
        String form = "grant_type=client_credentials&client_id=" + encoded(known.clientId()) + "&client_secret="
                + encoded(known.clientSecret()) + "&scope=" + encoded(base + "/.default");
        return VendorApi.request(URI.create(loginBase + "/" + encoded(known.tenantId()) + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    /** Asks for JSON below {@code /v1.0/}. */
    JsonNode get(String path) {
        return api.json(request(path));
    }

    /** A transcript as WebVTT; where the tenant hides speakers, without them. */
    String transcript(String path) {
        try {
            return api.text(request(path + "/content?$format=text/vtt"));
        } catch (VendorRefused refused) {
            if (refused.status() != 403) {
                throw refused;
            }
            // SpeakerAttributionNotAllowed; this form is asked for by header only.
            return api.text(
                    request(path + "/content").header("Accept", "application/vnd.microsoft.graph.transcript+text"));
        }
    }

    InputStream download(String path) {
        return api.download(address(path), Optional.of(token.get()), this::isTrusted);
    }

    /** Lets a subscription live on. */
    void renew(String subscription, Instant until) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("expirationDateTime", until.truncatedTo(ChronoUnit.SECONDS).toString())
                .toString();
        api.json(request("subscriptions/" + encoded(subscription))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return VendorApi.request(address(path)).header("Authorization", "Bearer " + token.get());
    }

    private URI address(String path) {
        return URI.create(base + "/v1.0/" + path.replace("$", "%24").replace("'", "%27"));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private boolean isTrusted(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        return ("https".equals(address.getScheme())
                        && (host.endsWith(".microsoft.com")
                                || host.endsWith(".sharepoint.com")
                                || host.endsWith(".svc.ms")
                                || host.endsWith(".teams.cloud.microsoft")))
                || URI.create(base).getAuthority().equals(address.getAuthority());
    }
}
