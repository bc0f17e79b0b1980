package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.agents.report.ReportDesk;
import cn.topcentral.hub.agents.report.ReportPeriod;
import cn.topcentral.hub.agents.report.ReportRequest;
import cn.topcentral.hub.agents.report.Workdays;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.push.OffTheHour;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.notification.PushedBefore;
import cn.topcentral.hub.storage.report.ReportKind;
import cn.topcentral.hub.storage.report.StoredReport;
import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.CardImage;
import cn.topcentral.hub.templates.report.ReportCard;
import cn.topcentral.hub.templates.report.ReportSummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the regular reports written and pushed: totals to the sales group, the full card to every manager and administrator. Each version of a report
 * goes to each receiver once, however often and by however many hubs this is run; run again later in the day, it pushes what was corrected since.
 * Thread-safe.
 */
public final class ReportPushes {
    private static final Logger log = LoggerFactory.getLogger(ReportPushes.class);

    /** The news of a day is old in the evening. */
    private static final Duration KEPT = Duration.ofHours(12);

    private final Clock clock;
    private final ReportDesk desk;
    private final Outbox outbox;
    private final PushedBefore pushedBefore;
    private final Access access;
    private final Optional<String> group;
    private final ReportLinks links;
    private final Optional<ChartLinks> pictures;
    private final Workdays workdays;

    /**
     * Pushes through the outbox.
     *
     * @param clock in the zone in which days are counted
     * @param group the chat group (wecom.groups) that gets the totals; empty where none is configured
     * @param pictures addresses of the daily report's chart, which WeCom fetches; empty where the hub cannot be reached from outside
     */
    public ReportPushes(
            Clock clock,
            ReportDesk desk,
            Outbox outbox,
            PushedBefore pushedBefore,
            Access access,
            Optional<String> group,
            ReportLinks links,
            Optional<ChartLinks> pictures,
            Workdays workdays) {
        this.clock = clock;
        this.desk = desk;
        this.outbox = outbox;
        this.pushedBefore = pushedBefore;
        this.access = access;
        this.group = group;
        this.links = links;
        this.pictures = pictures;
        this.workdays = workdays;
    }

    /** The report of yesterday; nothing for a day off on which nothing was said. */
    public void daily() {
        push(ReportKind.DAILY);
    }

    /** The report of last week. */
    public void weekly() {
        push(ReportKind.WEEKLY);
    }

    /** The report of last month. */
    public void monthly() {
        push(ReportKind.MONTHLY);
    }

    private void push(ReportKind kind) {
        Instant now = clock.instant();
        ReportPeriod period = ReportPeriod.of(kind, LocalDate.now(clock)).previous();
        StoredReport report = desk.publish(new ReportRequest(kind, period.last(), now));
        boolean silent = kind == ReportKind.DAILY && Summaries.isSilent(report);
        boolean worked = workdays.works(period.last());
        // On the first working day after a weekend the managers still get to know that nothing came.
        if (silent && !worked && !workdays.works(LocalDate.now(clock))) {
            log.info("Report not pushed, a day off without communication id={}", report.id());
            return;
        }
        ReportSummary summary = silent
                ? Summaries.ofNothing(report, worked, links.report(report.id()))
                : Summaries.of(report, links.report(report.id()));
        int added = 0;
        if (group.isPresent()) {
            added += add(new Address.Group(group.get()), summary.masked(), report, now);
        }
        for (Employee reader : access.having(Role.MANAGER)) {
            added += add(new Address.Member(reader.userid()), summary, report, now);
        }
        log.info("Report pushed id={} receivers={}", report.id(), added);
    }

    /** A version that somebody asked for by hand went out to nobody: a correction is one only to who was pushed an earlier version. */
    private int add(Address to, ReportSummary summary, StoredReport report, Instant now) {
        boolean correction =
                pushedBefore.any(earlier(report).map(id -> key(id, to)).toList());
        ReportSummary shown = correction ? summary.asCorrection() : summary;
        NewNotification push = new NewNotification(
                key(report.id(), to),
                to.audience(),
                NotificationKind.REPORT,
                Message.of(card(report, shown)).json(),
                (correction ? "更正：" : "") + summary.kind() + " " + summary.title(),
                OffTheHour.spread(now, to.audience()),
                Optional.of(now.plus(KEPT)));
        return outbox.add(push) ? 1 : 0;
    }

    /** With a picture where there is one to draw. */
    private Card card(StoredReport report, ReportSummary shown) {
        boolean drawn = report.kind() == ReportKind.DAILY
                && !ReportDocuments.charts(report).isEmpty();
        return pictures.filter(any -> drawn)
                .<Card>map(addresses -> ReportCard.pictured(
                        shown, new CardImage(addresses.picture(report.id(), 0), ReportRoutes.CARD_RATIO)))
                .orElseGet(() -> ReportCard.render(shown));
    }

    private static String key(String reportId, Address to) {
        return "report/" + reportId + "/" + to.audience();
    }

    /** The ids of the versions before one: {@code X}, {@code X-v2} … */
    private static Stream<String> earlier(StoredReport report) {
        if (report.version() == 1) {
            return Stream.empty();
        }
        String first = report.id().substring(0, report.id().length() - ("-v" + report.version()).length());
        return IntStream.range(1, report.version()).mapToObj(version -> version == 1 ? first : first + "-v" + version);
    }
}
