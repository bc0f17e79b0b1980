package cn.topcentral.hub.agents.llm.endpoint;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/**
 * The wire below the library. Ours rather than the library's, because that one hides {@code Retry-After}, limits only the time to the headers
 * (an answer that drips in for ever would hold a thread for ever), reads answers of any size, and reads streams on other threads. Everything
 * here happens on the caller's thread. Thread-safe.
 */
final class EndpointHttp implements HttpClient, AutoCloseable {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int LONGEST_ANSWER_BYTES = 8_000_000;
    private static final int LONGEST_ERROR_BYTES = 20_000;

    private final CloseableHttpClient http;
    private final Duration timeout;

    EndpointHttp(Duration timeout, int connections) {
        this.timeout = timeout;
        int millis = Math.toIntExact(timeout.toMillis());
        this.http = HttpClients.custom()
                .useSystemProperties()
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(Math.min(CONNECT_MILLIS, millis))
                        .setConnectionRequestTimeout(millis)
                        .setSocketTimeout(millis)
                        .build())
                .disableRedirectHandling() // a key must not follow one
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .build();
    }

    /** For the library's builders, which want to make their client themselves. */
    HttpClientBuilder asBuilder() {
        return new Made(this, timeout);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        long start = System.nanoTime();
        try (CloseableHttpResponse response = answered(request)) {
            Deadline body = new Deadline(content(response), timeout, start);
            byte[] bytes = body.readNBytes(LONGEST_ANSWER_BYTES);
            return success(response, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try (CloseableHttpResponse response = answered(request)) {
            listener.onOpen(success(response, ""));
            parser.parse(content(response), listener);
            listener.onClose();
        } catch (IOException e) {
            listener.onError(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            listener.onError(e);
        }
    }

    private CloseableHttpResponse answered(HttpRequest request) throws IOException {
        HttpPost post = new HttpPost(request.url());
        request.headers().forEach((name, values) -> values.forEach(value -> post.addHeader(name, value)));
        post.removeHeaders("Content-Type");
        post.setEntity(new StringEntity(request.body(), ContentType.APPLICATION_JSON));
        CloseableHttpResponse response = http.execute(post);
        int status = response.getStatusLine().getStatusCode();
        if (status >= 200 && status < 300) {
            return response;
        }
        try (response) {
            byte[] body = new Deadline(content(response), timeout, System.nanoTime()).readNBytes(LONGEST_ERROR_BYTES);
            throw new RefusedByStatus(status, new String(body, StandardCharsets.UTF_8), retryAfter(response));
        }
    }

    private static InputStream content(CloseableHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    private static SuccessfulHttpResponse success(CloseableHttpResponse response, String body) {
        return SuccessfulHttpResponse.builder()
                .statusCode(response.getStatusLine().getStatusCode())
                .headers(Map.of())
                .body(body)
                .build();
    }

    /** Seconds; the other form of RFC 9110, a date, no endpoint of this kind sends. */
    private static Optional<Duration> retryAfter(CloseableHttpResponse response) {
        return Optional.ofNullable(response.getFirstHeader("Retry-After"))
                .map(Header::getValue)
                .map(String::strip)
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    private record Made(EndpointHttp http, Duration timeout) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return timeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration ignored) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return timeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration ignored) {
            return this;
        }

        @Override
        public HttpClient build() {
            return http;
        }
    }
}
