package cn.topcentral.hub.bot.web;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;

/**
 * Headers on every answer. Pages carry no inline script or style, so the policy needs no exception; what is shown is customers' data, so nothing
 * but assets may be kept in a cache.
 */
final class SecurityHeaders implements Routes {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
                    + "script-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final boolean https;

    /** @param publicUrl where browsers reach the hub; only over https may they be told to insist on it (RFC 6797 section 7.2) */
    SecurityHeaders(URI publicUrl) {
        this.https = "https".equals(publicUrl.getScheme());
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.before(context -> {
            context.header("Content-Security-Policy", POLICY)
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store");
            if (https) {
                context.header("Strict-Transport-Security", "max-age=31536000");
            }
        });
    }
}
