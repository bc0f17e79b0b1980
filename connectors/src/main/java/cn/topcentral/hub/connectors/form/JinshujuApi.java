package cn.topcentral.hub.connectors.form;

import cn.topcentral.hub.connectors.payload.JsonApi;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** One form at the API of 金数据 (v1, HTTP Basic, at most 50 entries a page). */
final class JinshujuApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI base;
    private final String form;
    private final String authorization;
    private final HttpClient http;

    JinshujuApi(URI base, String form, String key, String secret, HttpClient http) {
        this.base = base;
        this.form = form;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
        this.http = http;
    }

    /** The form itself: its title and the labels of its fields. */
    ObjectNode form() {
        return get("/api/v1/forms/" + encoded(form));
    }

    /** @param next the serial number to go on from, as the page before named it */
    ObjectNode entries(Optional<String> next) {
        return get("/api/v1/forms/" + encoded(form) + "/entries?per_page=50"
                + next.map(serial -> "&next=" + encoded(serial)).orElse(""));
    }

    private ObjectNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
                .timeout(TIMEOUT)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .build();
        return JsonApi.get(http, request, "金数据, form " + form, "api_key and api_secret");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
