package cn.topcentral.hub.bot.robot;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses out of a message are called. They come from WeCom, but over a public path in callback mode, and whoever could name any address would
 * make the hub ask machines that only the hub can reach.
 */
final class MediaHosts {
    /** WeCom's own, and the one store where it keeps the files of robots; any firm may have a store of its own beside it. */
    private static final Pattern WECOM = Pattern.compile(
            "([a-z0-9-]+\\.)*weixin\\.qq\\.com|ww-aibot-[a-z]+-1258476243\\.cos\\.[a-z0-9-]+\\.myqcloud\\.com");

    private final List<String> configured;

    /** @param configured addresses of the configuration, for private deployments and the sandbox */
    MediaHosts(Collection<URI> configured) {
        this.configured =
                configured.stream().map(URI::getHost).map(MediaHosts::lower).toList();
    }

    /** The address, when it may be called: https at WeCom, http too at a configured host. */
    Optional<URI> allowed(String url) {
        try {
            URI uri = new URI(url);
            String host = lower(uri.getHost());
            boolean own = configured.contains(host) && "http".equalsIgnoreCase(uri.getScheme());
            boolean https = "https".equalsIgnoreCase(uri.getScheme());
            boolean known = configured.contains(host) || WECOM.matcher(host).matches();
            return known && (https || own) && uri.getUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("NullAway") // URI.getHost() may be null, which is what is asked about
    private static String lower(String host) {
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
