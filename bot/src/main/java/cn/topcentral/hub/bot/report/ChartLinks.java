package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.bot.web.login.SignedText;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Addresses of single charts that open without a log-in, because WeCom fetches the pictures of cards by itself. Each is good for one chart of one
 * report and for a month; it gives no other right. Thread-safe.
 */
public final class ChartLinks {
    /** Nobody scrolls further back in a chat. */
    private static final Duration GOOD_FOR = Duration.ofDays(30);

    private final SignedText signed;
    private final ReportLinks links;
    private final Clock clock;

    public ChartLinks(SessionKey key, ReportLinks links, Clock clock) {
        this.signed = new SignedText(key, "report-chart");
        this.links = links;
        this.clock = clock;
    }

    /** The address of a chart of a report, by its place. */
    public URI picture(String report, int chart) {
        Instant end = clock.instant().plus(GOOD_FOR);
        return URI.create(links.report(report) + "/chart/" + chart + ".png?sig="
                + signed.sign(String.join("\n", report, Integer.toString(chart), Long.toString(end.getEpochSecond()))));
    }

    /** Whether a signature is ours, for this chart, and still good. */
    boolean allows(String signature, String report, int chart) {
        return signed.verified(signature)
                .map(text -> List.of(text.split("\n", -1)))
                .filter(parts -> parts.size() == 3
                        && parts.get(0).equals(report)
                        && parts.get(1).equals(Integer.toString(chart))
                        && Long.parseLong(parts.get(2)) > clock.instant().getEpochSecond())
                .isPresent();
    }
}
