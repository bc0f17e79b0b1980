package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.PageRoutes;
import cn.topcentral.hub.bot.web.page.customer.CustomerHeaders;
import cn.topcentral.hub.bot.web.page.customer.TimelineRoutes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.storage.insight.InsightRepository;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The pages for employees, put together. */
record WebPages(HubStorage storage, Readers readers, Clock clock) {

    /** @param landing where {@code /} leads instead of the start page, for everybody */
    List<Routes> routes(Frame frame, Optional<URI> landing) {
        VisibleCustomer customers = new VisibleCustomer(storage.customers(), readers.access());
        return List.of(
                new PageRoutes(frame, customers, readers.search(), readers.access(), landing),
                new TimelineRoutes(frame, customers, headers(), readers.timelinePages(), readers.audit(), clock));
    }

    private CustomerHeaders headers() {
        return new CustomerHeaders(
                storage.customers(),
                storage.employees(),
                storage.timeline(),
                new InsightRepository(storage.database()),
                clock);
    }
}
