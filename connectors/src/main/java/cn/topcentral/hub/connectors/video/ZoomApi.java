package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Questions to Zoom (developers.zoom.us/docs/api), with a token of Server-to-Server OAuth. */
final class ZoomApi {
    private static final int MAX_PAGES = 100;
    private static final int MAX_TRANSCRIPT = 20 << 20;

    private final VendorApi api;
    private final Optional<AccessToken> token;
    private final String base;

    /** Whose account is asked. */
    record Credentials(String accountId, String clientId, String clientSecret) {
        @Override
        public String toString() {
            return "Credentials[" + accountId + "]";
        }
    }

    ZoomApi(VendorApi api, Clock clock, Optional<Credentials> credentials, String base, String oauthBase) {
        this.api = api;
        this.base = base;
        this.token = credentials.map(known -> new AccessToken(api, clock, () -> tokenRequest(known, oauthBase)));
    }

    private static HttpRequest.Builder tokenRequest(Credentials known, String oauthBase) {
        String client = Base64.getEncoder()
                .encodeToString((known.clientId() + ":" + known.clientSecret()).getBytes(StandardCharsets.UTF_8));
        return VendorApi.request(URI.create(oauthBase + "/oauth/token"))
                .header("Authorization", "Basic " + client)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=account_credentials&account_id=" + encoded(known.accountId())));
    }

    /** Whether more can be asked than what an event brings a token for. */
    boolean hasCredentials() {
        return token.isPresent();
    }

    /** What a host's meetings were, of a period of at most a month. */
    List<JsonNode> pastMeetings(String user, Instant from, Instant until) {
        return pages(
                "/v2/report/users/" + encoded(user) + "/meetings?type=past&from=" + day(from) + "&to=" + day(until)
                        + "&page_size=300",
                "meetings");
    }

    /** Who took part. The report comes about a quarter of an hour after the end. */
    List<JsonNode> participants(String uuid) {
        return pages("/v2/report/meetings/" + meeting(uuid) + "/participants?page_size=300", "participants");
    }

    /** The recordings of one meeting with their files. */
    JsonNode recordings(String uuid) {
        return get("/v2/meetings/" + meeting(uuid) + "/recordings");
    }

    /** Opens a file of a recording with the token that came with its event, else with our own. */
    InputStream download(String address, Optional<String> downloadToken) {
        return api.download(URI.create(address), downloadToken.or(() -> token.map(AccessToken::get)), this::isTrusted);
    }

    /** A whole transcript. */
    String transcript(String address, Optional<String> downloadToken) {
        try (InputStream file = download(address, downloadToken)) {
            byte[] bytes = file.readNBytes(MAX_TRANSCRIPT + 1);
            if (bytes.length > MAX_TRANSCRIPT) {
                throw new VendorRefused(413, "the transcript is larger than 20 MB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SourceUnavailable("Zoom broke off a transcript", e);
        }
    }

    private List<JsonNode> pages(String path, String field) {
        List<JsonNode> items = new ArrayList<>();
        Optional<String> next = Optional.empty();
        for (int page = 0; page < MAX_PAGES; page++) {
            JsonNode answer = get(
                    path + next.map(mark -> "&next_page_token=" + encoded(mark)).orElse(""));
            answer.path(field).forEach(items::add);
            next = ReportJson.text(answer, "next_page_token");
            if (next.isEmpty()) {
                break;
            }
        }
        return items;
    }

    private JsonNode get(String path) {
        AccessToken own = token.orElseThrow(() -> new IllegalStateException("Asked Zoom without credentials"));
        return api.json(VendorApi.request(URI.create(base + path)).header("Authorization", "Bearer " + own.get()));
    }

    /** An id that begins with a slash or holds two has to be encoded twice, or Zoom finds no such meeting. */
    static String meeting(String uuid) {
        return uuid.startsWith("/") || uuid.contains("//") ? encoded(encoded(uuid)) : encoded(uuid);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private boolean isTrusted(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        boolean zoom = host.equals("zoom.us")
                || host.endsWith(".zoom.us")
                || host.endsWith(".zoom.com")
                || host.endsWith(".zoom.com.cn")
                || host.endsWith(".zoomgov.com");
        return ("https".equals(address.getScheme()) && zoom)
                || URI.create(base).getAuthority().equals(address.getAuthority());
    }
}
