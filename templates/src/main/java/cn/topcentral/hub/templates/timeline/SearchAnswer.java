package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to {@code /search}.
 *
 * @param customer the customer within whose records was searched, if one was named
 * @param hits the best first
 * @param total how many records hold the query
 * @param page where all of them are shown
 */
public record SearchAnswer(
        String query, Optional<String> customer, List<Hit> hits, int total, URI page, Instant now, boolean demo) {
    /** One record that holds the query; {@code page} leads to its place on the timeline. */
    public record Hit(Instant time, String customer, CommunicationType type, String text, Optional<URI> page) {}

    public SearchAnswer {
        hits = List.copyOf(hits);
    }
}
