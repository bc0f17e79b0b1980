package cn.topcentral.hub.templates.page;

import java.net.URI;
import java.util.Optional;

/**
 * A page that says one thing: not found, not allowed, something failed.
 *
 * @param way where to go on; empty where there is nothing, as for a customer on a form
 */
public record MessagePageModel(String title, String text, Optional<Way> way) {
    /** A link with its words. */
    public record Way(String label, URI to) {
        public Way {
            WebLink.check(to);
        }
    }
}
