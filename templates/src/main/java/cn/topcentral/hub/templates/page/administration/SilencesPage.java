package cn.topcentral.hub.templates.page.administration;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.When;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is silenced.
 *
 * @param customer and {@code days} what was typed
 * @param candidates whom it may have meant
 */
public record SilencesPage(
        String csrf,
        Optional<String> done,
        Optional<String> problem,
        String customer,
        String days,
        List<Candidate> candidates,
        List<Row> rows)
        implements View {
    public SilencesPage {
        candidates = List.copyOf(candidates);
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "administration/silences.jte";
    }

    /** A customer who may be meant. */
    public record Candidate(String id, String name) {}

    /** A customer whose risks are quiet. */
    public record Row(String customer, String name, String what, String by, When until, URI page) {}
}
