package cn.topcentral.hub.templates.study;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A question about a customer, answered.
 *
 * @param subject what was looked for: 账期; blank where the question names nothing in particular
 * @param points the newest first where they are quotes alone
 * @param page where all that was said about it is found
 * @param now the moment to which 今天 refers
 */
public record Asked(String customer, String subject, List<Point> points, URI page, Instant now) {
    public Asked {
        points = List.copyOf(points);
    }

    /**
     * One thing to say.
     *
     * @param statement blank where the quotes say it themselves
     */
    public record Point(String statement, List<Quoted> quotes) {
        public Point {
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * What was said.
     *
     * @param who who said it; empty where that is not known
     */
    public record Quoted(Instant time, CommunicationType type, Optional<String> who, String words) {}
}
