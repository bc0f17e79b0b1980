package cn.topcentral.hub.templates.page.claim;

import cn.topcentral.hub.templates.page.View;
import java.util.List;
import java.util.Optional;

/**
 * A piece of the claim queue.
 *
 * @param more where it goes on; empty at its end
 */
public record ClaimItems(List<ClaimItem> items, Optional<String> more) implements View {
    public ClaimItems {
        items = List.copyOf(items);
    }

    @Override
    public String template() {
        return "claim/items.jte";
    }
}
