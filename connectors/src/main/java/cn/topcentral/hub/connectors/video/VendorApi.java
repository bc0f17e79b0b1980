package cn.topcentral.hub.connectors.video;

import cn.topcentral.hub.connectors.meeting.ReportJson;
import cn.topcentral.hub.connectors.meeting.UnreadableReportException;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Asking a platform's interface: timeouts, sizes, and which failures are worth trying again. Messages name platform, path and status, never
 * tokens or contents. Safe to share between threads.
 */
final class VendorApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_ANSWER = 20 << 20;
    private static final int MAX_REDIRECTS = 3;

    private final HttpClient http;
    private final String platform;

    /** @param http one that does not follow redirects: a token must not travel to another host */
    VendorApi(HttpClient http, String platform) {
        this.http = http;
        this.platform = platform;
    }

    /**
     * Asks for JSON.
     *
     * @throws SourceUnavailable when it does not answer, asks for patience (429) or is broken (5xx)
     * @throws VendorRefused for any other answer but success
     */
    JsonNode json(HttpRequest.Builder request) {
        String text = text(request);
        try {
            return ReportJson.read(text.isBlank() ? "{}" : text);
        } catch (UnreadableReportException e) {
            throw new SourceUnavailable(platform + " answered no JSON: " + e.getMessage(), e);
        }
    }

    /** The same for text. */
    String text(HttpRequest.Builder request) {
        try (InputStream body = send(request.build()).body()) {
            byte[] bytes = body.readNBytes(MAX_ANSWER + 1);
            if (bytes.length > MAX_ANSWER) {
                throw new VendorRefused(413, platform + " answered more than 20 MB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * Opens a file; the caller closes it. The token goes only to hosts that may have it, also when the file turns out to be elsewhere.
     *
     * @param trusted which addresses may be asked at all
     */
    InputStream download(URI address, Optional<String> token, Predicate<URI> trusted) {
        URI at = address;
        Optional<String> bearer = token;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            if (!trusted.test(at)) {
                throw new VendorRefused(400, platform + " refers to " + at.getHost() + ", which is none of its hosts");
            }
            HttpRequest.Builder request = request(at);
            bearer.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
            HttpResponse<InputStream> response = send(request.build());
            Optional<String> location = response.headers().firstValue("location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return response.body();
            }
            close(response.body());
            URI next = at.resolve(location.get());
            bearer = sameOrigin(at, next) ? bearer : Optional.empty();
            at = next;
        }
        throw new VendorRefused(310, platform + " redirects more than " + MAX_REDIRECTS + " times");
    }

    static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(TIMEOUT);
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        HttpResponse<InputStream> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw broken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("Interrupted while asking " + platform, e);
        }
        int status = response.statusCode();
        if (status < 400) {
            return response;
        }
        close(response.body());
        String what = platform + " answered " + status + " to " + request.method() + " "
                + request.uri().getPath();
        if (status == 429 || status >= 500) {
            throw new SourceUnavailable(what, null, retryAfter(response.headers()));
        }
        throw new VendorRefused(status, what);
    }

    private SourceUnavailable broken(IOException e) {
        return new SourceUnavailable(
                platform + " does not answer: " + e.getClass().getSimpleName(), e);
    }

    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        try {
            return headers.firstValueAsLong("retry-after").stream()
                    .mapToObj(Duration::ofSeconds)
                    .findFirst();
        } catch (NumberFormatException | DateTimeException aDate) {
            return Optional.empty(); // a date is allowed too; the caller's own pause will do
        }
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getAuthority()
                        .toLowerCase(Locale.ROOT)
                        .equals(String.valueOf(other.getAuthority()).toLowerCase(Locale.ROOT))
                && one.getScheme().equalsIgnoreCase(other.getScheme());
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException ignored) {
            // Nobody reads it.
        }
    }
}
