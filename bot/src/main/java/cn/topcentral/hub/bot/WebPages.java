package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.alert.AlertBoard;
import cn.topcentral.hub.bot.report.ReportRoutes;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.PageRoutes;
import cn.topcentral.hub.bot.web.page.claim.ClaimRoutes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.bot.web.page.day.DayRoutes;
import cn.topcentral.hub.bot.web.page.merge.MergeRoutes;
import cn.topcentral.hub.bot.web.page.search.SearchRoutes;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.report.ReportRepository;
import cn.topcentral.hub.storage.report.RowsRepository;
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
        return List.of(
                new DayRoutes(frame, storage.database(), storage.employees(), readers.access(), alerts, clock, landing),
                new ClaimRoutes(frame, storage.database(), storage.employees(), readers.access(), clock),
                new MergeRoutes(frame, storage.database(), storage.employees(), readers.access(), clock),
                new SearchRoutes(frame, storage.database(), readers.search(), readers.access(), numbers),
                new PageRoutes(
                        frame,
                        new VisibleCustomer(storage.customers(), readers.access()),
                        readers.timeline(),
                        readers.audit(),
                        clock),
                new ReportRoutes(
                        frame,
                        new ReportRepository(storage.database()),
                        new RowsRepository(storage.database()),
                        storage.customers(),
                        readers.access()));
    }
}
