package cn.topcentral.hub.connectors.fetch;

import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.config.Registry;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.DnsResolver;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;

/**
 * Files behind web addresses. The address comes from outside and may be made up by anybody, so only hosts of the configuration are asked, none in our own
 * network, and each redirect is checked like the first address. Thread-safe.
 */
public final class HttpsFiles implements RemoteFiles, AutoCloseable {
    private static final int MOST_REDIRECTS = 5;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 60_000;

    private final AllowedHosts allowed;
    private final CloseableHttpClient http;

    public HttpsFiles(AllowedHosts allowed) {
        this(allowed, SystemDefaultDnsResolver.INSTANCE);
    }

    HttpsFiles(AllowedHosts allowed, DnsResolver resolver) {
        this.allowed = allowed;
        Registry<ConnectionSocketFactory> schemes = RegistryBuilder.<ConnectionSocketFactory>create()
                .register("https", SSLConnectionSocketFactory.getSocketFactory())
                .register("http", PlainConnectionSocketFactory.getSocketFactory())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(
                        new PoolingHttpClientConnectionManager(schemes, new CheckedResolver(resolver, allowed)))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setConnectionRequestTimeout(CONNECT_MILLIS)
                        .setSocketTimeout(SILENCE_MILLIS)
                        .build())
                .disableRedirectHandling()
                .disableContentCompression() // what is counted is what came
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .build();
    }

    @Override
    public boolean serves(String reference) {
        return reference.regionMatches(true, 0, "https://", 0, 8) || reference.regionMatches(true, 0, "http://", 0, 7);
    }

    @Override
    public InputStream open(String reference) {
        URI address = checked(reference);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            CloseableHttpResponse response = ask(address);
            Optional<String> elsewhere = redirect(response);
            if (elsewhere.isEmpty()) {
                return content(response, address.getHost());
            }
            abandon(response);
            try {
                address = checked(address.resolve(elsewhere.get()).toString());
            } catch (IllegalArgumentException e) {
                throw new SourceUnavailable(address.getHost() + " redirects to something that is no address", e);
            }
        }
        throw new SourceUnavailable(address.getHost() + " redirects more than " + MOST_REDIRECTS + " times");
    }

    private URI checked(String reference) {
        URI address;
        try {
            address = new URI(reference);
        } catch (URISyntaxException e) {
            throw new FileGone("its reference is no web address");
        }
        String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (address.getHost() == null || address.getUserInfo() != null) {
            throw new FileGone("its reference is no plain web address");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && allowed.plainHttp())) {
            throw new FileGone("it lies at " + scheme + "://, and only https is allowed (extraction.plain_http)");
        }
        if (!allowed.allows(address.getHost())) {
            // Not gone: the administrator may allow the host while the file is still there.
            throw new SourceUnavailable("files of " + address.getHost() + " may not be fetched (extraction.hosts)");
        }
        return address;
    }

    private CloseableHttpResponse ask(URI address) {
        try {
            return http.execute(new HttpGet(address));
        } catch (CheckedResolver.OwnNetwork e) {
            throw new FileGone(address.getHost() + " leads into our own network (extraction.private_hosts)");
        } catch (IOException e) {
            throw new SourceUnavailable(
                    address.getHost() + " does not answer: " + e.getClass().getSimpleName(), e);
        }
    }

    private static Optional<String> redirect(CloseableHttpResponse response) {
        int status = response.getStatusLine().getStatusCode();
        return status >= 300 && status < 400
                ? Optional.ofNullable(response.getFirstHeader("Location")).map(Header::getValue)
                : Optional.empty();
    }

    private static InputStream content(CloseableHttpResponse response, String host) {
        int status = response.getStatusLine().getStatusCode();
        HttpEntity entity = response.getEntity();
        if (status == 200 && entity != null) {
            try {
                return new ResponseContent(entity.getContent(), response);
            } catch (IOException e) {
                abandon(response);
                throw new SourceUnavailable(host + " broke off", e);
            }
        }
        Optional<Duration> after = retryAfter(response);
        abandon(response);
        if (status == 410) {
            throw new FileGone(host + " says that the file is gone (410)");
        }
        // 404 too: recordings are often announced before they are there. The schedule ends it.
        throw new SourceUnavailable(host + " answered " + status, null, after);
    }

    private static Optional<Duration> retryAfter(CloseableHttpResponse response) {
        return Optional.ofNullable(response.getFirstHeader("Retry-After"))
                .map(Header::getValue)
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static void abandon(CloseableHttpResponse response) {
        try {
            response.close();
        } catch (IOException closedAlready) {
            // Nothing is wanted of it any more.
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }

    /** Closing drops the connection. Closing the stream itself would first read all the rest, and a hostile server has no end of it. */
    private static final class ResponseContent extends FilterInputStream {
        private final CloseableHttpResponse response;

        ResponseContent(InputStream content, CloseableHttpResponse response) {
            super(content);
            this.response = response;
        }

        @Override
        public void close() throws IOException {
            response.close();
        }
    }
}
