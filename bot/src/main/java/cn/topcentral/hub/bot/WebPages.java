package cn.topcentral.hub.bot;

import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.bot.alert.Alerts;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.bot.schedule.Schedule;
import cn.topcentral.hub.bot.task.TaskActs;
import cn.topcentral.hub.bot.web.Routes;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.administration.Administration;
import cn.topcentral.hub.bot.web.page.administration.Jobs;
import cn.topcentral.hub.bot.web.page.analysis.AnalysisRoutes;
import cn.topcentral.hub.bot.web.page.board.BoardRoutes;
import cn.topcentral.hub.bot.web.page.claim.ClaimRoutes;
import cn.topcentral.hub.bot.web.page.customer.CustomerHeaders;
import cn.topcentral.hub.bot.web.page.customer.TimelineRoutes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.bot.web.page.day.DayRoutes;
import cn.topcentral.hub.bot.web.page.insight.InsightRoutes;
import cn.topcentral.hub.bot.web.page.merge.MergeRoutes;
import cn.topcentral.hub.bot.web.page.record.RecordRoutes;
import cn.topcentral.hub.bot.web.page.search.SearchRoutes;
import cn.topcentral.hub.bot.web.page.source.SourceRoutes;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.chart.CustomerCharts;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The pages for employees, put together; those of reports are the report's own. */
record WebPages(HubConfig config, HubStorage storage, Readers readers, SourceHealth health, Clock clock) {
    private static final WorkingHours HOURS = WorkingHours.nineToSix(Agents.calendar()::isWorkday);

    /**
     * What one does in a day.
     *
     * @param landing where {@code /} leads instead of the start page, for everybody
     */
    List<Routes> work(Frame frame, Alerts alerts, Optional<URI> landing) {
        return List.of(
                new DayRoutes(
                        frame,
                        storage.database(),
                        storage.employees(),
                        readers.access(),
                        alerts.board(),
                        clock,
                        landing),
                new ClaimRoutes(frame, storage.database(), storage.employees(), readers.access(), clock),
                new MergeRoutes(frame, storage.database(), storage.employees(), readers.access(), clock),
                new SearchRoutes(
                        frame,
                        storage.database(),
                        readers.search(),
                        readers.access(),
                        new PhoneNumbers(config.phone().areaCode())));
    }

    /** The pages of one customer. */
    List<Routes> customers(Frame frame, Alerts alerts) {
        VisibleCustomer customers = new VisibleCustomer(storage.customers(), readers.access());
        CustomerHeaders headers = new CustomerHeaders(
                storage.customers(), storage.employees(), storage.timeline(), storage.insights(), clock);
        return List.of(
                new TimelineRoutes(frame, customers, headers, readers.timelinePages(), readers.audit(), clock),
                new RecordRoutes(
                        frame, customers, headers, storage.database(), storage.files(), readers.audit(), clock),
                new AnalysisRoutes(
                        frame,
                        customers,
                        new CustomerCharts(storage.database()),
                        storage.customers(),
                        headers,
                        HOURS,
                        readers.audit(),
                        clock),
                new InsightRoutes(
                        frame,
                        customers,
                        storage.database(),
                        new TaskActs(storage.database(), storage.employees(), readers.access(), clock),
                        alerts.board(),
                        headers,
                        Agents.calendar()::isWorkday,
                        readers.audit(),
                        clock));
    }

    /** What managers and administrators look after. */
    List<Routes> house(Frame frame, Alerts alerts, Schedule schedule) {
        return List.of(
                new BoardRoutes(
                        frame, storage.database(), alerts.board(), readers.access(), HOURS, readers.audit(), clock),
                new SourceRoutes(frame, storage.database(), health, schedule::jobs, clock),
                new Administration(
                        frame,
                        storage.database(),
                        config,
                        readers.access(),
                        alerts.silencing(),
                        Jobs.of(schedule),
                        Objects.requireNonNullElse(
                                Hub.class.getPackage().getImplementationVersion(), "(unpackaged build)"),
                        clock));
    }
}
