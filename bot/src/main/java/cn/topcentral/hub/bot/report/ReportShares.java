package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.StoredReport;
import cn.topcentral.hub.templates.report.ReportCard;
import cn.topcentral.hub.templates.report.ReportSummary;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Sends a report's card to the sales group because somebody wants it there; once a day for each person and report. A group gets totals alone, and of a
 * customer's report not the name either, unless it is one whose members may see everything. Thread-safe.
 */
public final class ReportShares {
    private static final Duration WANTED = Duration.ofHours(12);
    private static final int SUMMARY = 60;

    private final Outbox outbox;
    private final AuditLog audit;
    private final ReportLinks links;
    private final Optional<Group> group;
    private final Clock clock;

    /** @param group where cards may go; empty where none is configured */
    public ReportShares(Outbox outbox, AuditLog audit, ReportLinks links, Optional<Group> group, Clock clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.links = links;
        this.group = group;
        this.clock = clock;
    }

    /**
     * A chat group.
     *
     * @param name as in the configuration
     * @param full whether its members may see every customer
     */
    public record Group(String name, boolean full) {
        /** 销售群（sales） */
        String called() {
            return "销售群（" + name + "）";
        }
    }

    Optional<Group> group() {
        return group;
    }

    /** What the group would see. */
    String shown(StoredReport report) {
        if (group.filter(Group::full).isPresent()) {
            return "群里会看到标题、主要数字和重点；打开报告仍要登录并有权限。";
        }
        return report.kind() == ReportKind.CUSTOMER
                ? "群里只看到主要数字，不显示客户名称和内容；能看这位客户的同事点开后看全文。"
                : "群里只看到合计数字，不显示客户名称；主管点开后看全文。";
    }

    /** Sends it. @return whether it was not sent by them today already */
    boolean share(StoredReport report, Employee sender, Group to) {
        Instant now = clock.instant();
        ReportSummary summary = Summaries.of(report, links.report(report.id()));
        ReportSummary seen = to.full()
                ? summary
                : report.kind() == ReportKind.CUSTOMER
                        ? summary.masked().titled(ChineseTime.date(report.createdAt()) + " 的报告")
                        : summary.masked();
        ReportSummary said = seen.noted(Shortening.chars(CleanText.line(sender.name()), 20) + " 分享");
        Address.Group address = new Address.Group(to.name());
        boolean added = outbox.add(new NewNotification(
                String.join(
                        "/",
                        "report-share",
                        report.id(),
                        sender.userid(),
                        ChineseTime.date(now).toString(),
                        address.audience()),
                address.audience(),
                NotificationKind.REPORT,
                Message.of(ReportCard.render(said)).json(),
                Shortening.chars(said.kind() + " " + said.title(), SUMMARY),
                now,
                Optional.of(now.plus(WANTED))));
        if (added) {
            audit.record(new AuditEntry(
                    now, sender.userid(), "report.share", "report " + report.id(), Map.of("group", to.name())));
        }
        return added;
    }
}
