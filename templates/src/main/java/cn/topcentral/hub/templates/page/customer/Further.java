package cn.topcentral.hub.templates.page.customer;

import cn.topcentral.hub.templates.page.WebLink;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * How a list goes on.
 *
 * @param link to the page with what follows, relative or http(s)
 * @param searchedTo where the search stopped to look for what the filter wants, though there is more behind; empty when the page is simply full
 */
public record Further(URI link, Optional<Instant> searchedTo) {
    public Further {
        WebLink.check(link);
    }

    /** The same link for a script, which wants only what follows. */
    public String part(String shownDay) {
        return link + "&part=" + (shownDay.isEmpty() ? "rows" : shownDay);
    }
}
