package cn.topcentral.hub.templates.page;

import java.net.URI;
import java.util.Locale;

/** What may stand in an {@code href}: escaping alone does not stop {@code javascript:}. */
public final class WebLink {
    private WebLink() {}

    /**
     * Lets a web address pass.
     *
     * @throws IllegalArgumentException for a link that is neither relative nor http or https
     */
    public static void check(URI link) {
        String scheme = link.getScheme() == null ? "https" : link.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("A link on a page is neither relative nor http or https");
        }
    }
}
