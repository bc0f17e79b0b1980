package cn.topcentral.hub.templates.page.claim;

import cn.topcentral.hub.templates.page.View;
import java.util.List;
import java.util.Optional;

/**
 * The claim queue.
 *
 * @param tabs contact points, and records that none can decide about
 * @param channels by which it can be filtered
 * @param said what was just decided, for who has no script
 * @param first whether this is the beginning of the list
 */
public record ClaimPage(
        List<Choice> tabs, List<Choice> channels, ClaimItems items, Optional<ClaimItem> said, boolean first)
        implements View {
    /** A link to another view of the queue. */
    public record Choice(String label, String path, boolean current) {}

    public ClaimPage {
        tabs = List.copyOf(tabs);
        channels = List.copyOf(channels);
    }

    @Override
    public String template() {
        return "claim/claims.jte";
    }
}
