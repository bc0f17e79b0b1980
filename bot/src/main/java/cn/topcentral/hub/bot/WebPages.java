package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.PageRoutes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The pages for employees, put together. */
record WebPages(HubStorage storage, Readers readers, Clock clock) {

    /** @param landing where {@code /} leads instead of the start page, for everybody */
    List<Routes> routes(Frame frame, Optional<URI> landing) {
        return List.of(new PageRoutes(
                frame,
                new VisibleCustomer(storage.customers(), readers.access()),
                readers.timeline(),
                readers.search(),
                readers.access(),
                readers.audit(),
                clock,
                landing));
    }
}
