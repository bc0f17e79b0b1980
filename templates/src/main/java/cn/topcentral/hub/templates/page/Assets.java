package cn.topcentral.hub.templates.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Style sheet, scripts and pictures of the pages, each under a name that changes with its content: {@code /assets/hub.3f2a91bc.css}. So browsers keep
 * them for good and still see a new release at once. Thread-safe, immutable.
 */
public final class Assets {
    /** Where they are served. */
    public static final String PATH = "/assets/";

    private static final Map<String, String> RESOURCES = Map.of(
            "hub.css", "/assets/hub.css",
            "hub.svg", "/assets/hub.svg",
            "hub.js", "/assets/hub.js",
            "htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
            // Lines and bars are all we draw, so the whole library would be too much; the simple one has neither legend
            // nor tooltip.
            "echarts.js", "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js");

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private static final Assets ALL = new Assets();

    private final Map<String, String> urls = new LinkedHashMap<>();
    private final Map<String, Asset> files = new LinkedHashMap<>();

    /** A file as it is served. */
    @SuppressWarnings("ArrayRecordComponent") // written to a socket, never compared
    public record Asset(String contentType, byte[] content) {}

    private Assets() {
        RESOURCES.forEach((name, resource) -> {
            byte[] content = read(resource);
            int dot = name.lastIndexOf('.');
            String file = name.substring(0, dot) + "." + fingerprint(content) + name.substring(dot);
            urls.put(name, PATH + file);
            files.put(file, new Asset(TYPES.getOrDefault(name.substring(dot + 1), ""), content));
        });
    }

    /**
     * The address of a file.
     *
     * @param name without the fingerprint, e.g. {@code hub.css}
     */
    public static String url(String name) {
        return Optional.ofNullable(ALL.urls.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No asset is called " + name));
    }

    /** The file behind the last part of an address; empty for another fingerprint than today's. */
    public static Optional<Asset> file(String fingerprinted) {
        return Optional.ofNullable(ALL.files.get(fingerprinted));
    }

    private static byte[] read(String resource) {
        try (InputStream stream = Assets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("Not on the class path: " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
