package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.alert.AlertBoard;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.claim.ClaimRoutes;
import cn.topcentral.hub.bot.web.page.customer.CustomerHeaders;
import cn.topcentral.hub.bot.web.page.customer.TimelineRoutes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.bot.web.page.day.DayRoutes;
import cn.topcentral.hub.bot.web.page.merge.MergeRoutes;
import cn.topcentral.hub.bot.web.page.search.SearchRoutes;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.insight.InsightRepository;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The pages for employees, put together. */
record WebPages(HubStorage storage, Readers readers, Clock clock) {

    /**
     * All of them.
     *
     * @param numbers reads the telephone numbers that are searched for
     * @param landing where {@code /} leads instead of the start page, for everybody
     */
    List<Routes> routes(Frame frame, AlertBoard alerts, PhoneNumbers numbers, Optional<URI> landing) {
        VisibleCustomer customers = new VisibleCustomer(storage.customers(), readers.access());
        return List.of(
                new DayRoutes(frame, storage.database(), storage.employees(), readers.access(), alerts, clock, landing),
                new ClaimRoutes(frame, storage.database(), storage.employees(), readers.access(), clock),
                new MergeRoutes(frame, storage.database(), storage.employees(), readers.access(), clock),
                new SearchRoutes(frame, storage.database(), readers.search(), readers.access(), numbers),
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
