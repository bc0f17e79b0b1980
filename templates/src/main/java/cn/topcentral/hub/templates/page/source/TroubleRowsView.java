package cn.topcentral.hub.templates.page.source;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.When;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What failed of one kind, or the next piece of it.
 *
 * @param code of the kind
 * @param shape of the reason, empty for all
 * @param done what the last act came to
 * @param retry and {@code dismiss} what the buttons say; empty where there is none
 * @param more where the list goes on
 */
public record TroubleRowsView(
        String code,
        String shape,
        String csrf,
        Optional<String> done,
        List<Row> rows,
        Optional<String> retry,
        Optional<String> dismiss,
        Optional<URI> more)
        implements View {
    public TroubleRowsView {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "source/rows.jte";
    }

    /**
     * One.
     *
     * @param what who or what it is about
     * @param words the reason in words
     * @param record where it stands on a timeline
     * @param raw where what came can be had
     */
    public record Row(
            long id, String what, String words, String reason, When at, Optional<URI> record, Optional<URI> raw) {}
}
