package cn.topcentral.hub.bot.report;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of report pages; {@link ReportRoutes} reads what is written here.
 *
 * @param base the hub's address as phones reach it, with scheme; empty for links from one page to another
 */
public record ReportLinks(URI base) {
    public static final ReportLinks INTERNAL = new ReportLinks(URI.create(""));

    public URI report(String id) {
        return URI.create(base.toString().replaceAll("/+$", "") + "/r/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
