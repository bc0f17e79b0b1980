package cn.topcentral.hub.bot.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** A browser that keeps cookies, follows no redirect, and lets a test look at both. */
final class Browser {
    static final String INSIDE_WECOM = "Mozilla/5.0 (iPhone) wxwork/4.1.36 MicroMessenger/7.0.1";

    private static final Pattern STATE = Pattern.compile("[?&]state=([0-9a-f]+)");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final URI base;
    private final String agent;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(int port, String agent) {
        this.base = URI.create("http://127.0.0.1:" + port);
        this.agent = agent;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** The value of a cookie the browser must have. */
    String cookie(String name) {
        return Objects.requireNonNull(cookies.get(name), name);
    }

    HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    HttpResponse<String> getJson(String path) {
        return send(request(path).header("Accept", "application/json").GET());
    }

    /** Asks as a script of a page does, or with whatever else the headers say: name, value, name, value … */
    HttpResponse<String> get(String path, String... headers) {
        return send(request(path).header("Accept", "text/html").headers(headers).GET());
    }

    /** Sends a form as a page does; {@code fields} are names and values in turn. */
    HttpResponse<String> submit(String path, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    HttpResponse<String> post(String path) {
        return send(request(path).header("Accept", "text/html").POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Sends a form as a browser without scripts does, with further headers. */
    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request = form(path, fields);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Sends a form as a browser without scripts does. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        return send(form(path, fields));
    }

    /** Sends a form as htmx does, which is answered with a part of the page. */
    HttpResponse<String> submitByScript(String path, Map<String, String> fields) {
        return send(form(path, fields).header("HX-Request", "true"));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** Sends a form that was found on a page, with its token. */
    HttpResponse<String> postFrom(String page, String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("csrf", csrf(page));
        return post(path, all);
    }

    /** What forms of a page carry along. */
    String csrf(String page) {
        return Jsoup.parse(get(page).body()).select("input[name=csrf]").attr("value");
    }

    /** Asks for a part of a page as htmx does. */
    HttpResponse<String> getByScript(String path) {
        return send(request(path)
                .header("Accept", "text/html")
                .header("HX-Request", "true")
                .GET());
    }

    /** Goes from a page through the log-in, as the holder of a code. */
    HttpResponse<String> signIn(String page, String code) {
        return get("/login/callback?code=" + code + "&state=" + stateOf(get(page)));
    }

    static String stateOf(HttpResponse<String> redirect) {
        Matcher state = STATE.matcher(location(redirect));
        if (!state.find()) {
            throw new AssertionError("No state in " + location(redirect));
        }
        return state.group(1);
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).header("User-Agent", agent);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String[] pair = header.substring(0, (header + ";").indexOf(';')).split("=", 2);
        if (header.contains("Max-Age=0") || pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
