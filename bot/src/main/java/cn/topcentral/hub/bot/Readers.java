package cn.topcentral.hub.bot;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.report.ReportLinks;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.timeline.SearchReader;
import cn.topcentral.hub.bot.timeline.TimelinePages;
import cn.topcentral.hub.bot.timeline.TimelineReader;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.TimelineHints;
import java.net.URI;
import java.time.Clock;

/** What chat and pages read the same data with, and the rights they read it under. */
record Readers(HubStorage storage, URI publicUrl, Clock clock) {

    Access access() {
        return new Access(storage.employees());
    }

    AuditLog audit() {
        return new AuditLog(storage.database());
    }

    PageLinks links() {
        return new PageLinks(publicUrl);
    }

    ReportLinks reportLinks() {
        return new ReportLinks(publicUrl);
    }

    CustomerChoice customers() {
        return new CustomerChoice(storage.customerLookup(), storage.customers(), access(), audit(), clock);
    }

    TimelineReader timeline() {
        return new TimelineReader(
                storage.timeline(), storage.customers(), storage.employees(), storage.contactPoints(), links(), clock);
    }

    TimelinePages timelinePages() {
        return new TimelinePages(
                storage.timeline(),
                new TimelineHints(storage.database()),
                storage.customers(),
                storage.employees(),
                storage.contactPoints(),
                clock);
    }

    SearchReader search() {
        return new SearchReader(
                storage.timeline(), storage.customers(), storage.employees(), storage.contactPoints(), links(), clock);
    }
}
