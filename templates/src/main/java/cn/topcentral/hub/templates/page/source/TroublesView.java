package cn.topcentral.hub.templates.page.source;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.When;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What failed, by kind and reason.
 *
 * @param csrf for administrators, who may act; empty for others, who only see how much there is
 * @param done what the last act came to
 * @param forms what the hub's forms turned away
 */
public record TroublesView(Optional<String> csrf, Optional<String> done, List<Kind> kinds, List<Form> forms)
        implements View {
    public TroublesView {
        kinds = List.copyOf(kinds);
        forms = List.copyOf(forms);
    }

    @Override
    public String template() {
        return "source/troubles.jte";
    }

    /**
     * A kind of failure.
     *
     * @param code as in addresses
     * @param unlisted how many are not in the reasons below
     * @param retry what the button for trying again says; empty where that makes no sense
     * @param dismiss the same for putting aside
     */
    public record Kind(
            String code,
            String label,
            long count,
            long unlisted,
            List<Reason> reasons,
            Optional<String> retry,
            Optional<String> dismiss) {
        public Kind {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A reason.
     *
     * @param shape what names it, see {@code TroubleReason}
     * @param words what it means
     * @param remedy what to do
     * @param raw as whatever failed told it
     * @param rows where each is listed
     */
    public record Reason(
            String shape, String words, String remedy, String raw, long count, When oldest, When newest, URI rows) {}

    /** Entries of a form taken for spam. */
    public record Form(String name, long count, URI list) {}
}
