package cn.topcentral.hub.bot;

import cn.topcentral.hub.agents.coordination.Coordinator;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.alert.Alerts;
import cn.topcentral.hub.bot.analysis.InsightRounds;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.ScheduleConfig;
import cn.topcentral.hub.bot.dialog.Dialogs;
import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.bot.health.SourceNotices;
import cn.topcentral.hub.bot.report.ChartLinks;
import cn.topcentral.hub.bot.report.ReportPushes;
import cn.topcentral.hub.bot.schedule.Schedule;
import cn.topcentral.hub.bot.task.TaskDigest;
import cn.topcentral.hub.bot.task.TaskReminders;
import cn.topcentral.hub.bot.web.login.SessionKey;
import cn.topcentral.hub.storage.insight.InsightWatch;
import cn.topcentral.hub.storage.notification.Outbox;
import cn.topcentral.hub.storage.notification.PushedBefore;
import cn.topcentral.hub.storage.retention.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the hub does by the clock, beside asking its sources: a line for each job here, a plain class for it elsewhere. */
record Rounds(HubConfig config, HubStorage storage, Readers readers, SourceHealth health, Clock clock) {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    /** An urgent communication is on its way within this time; a query of an index that is nearly always empty. */
    private static final Duration URGENT = Duration.ofSeconds(5);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration NOTICES = Duration.ofMinutes(10);

    /** Nothing runs before the schedule is started. */
    void put(Schedule schedule, Agents agents, Coordinator coordinator, Alerts alerts, Dialogs dialogs) {
        ScheduleConfig times = config.schedule();
        ZoneId zone = config.timezone();
        schedule.every("urgent communications", URGENT, alerts::pushUrgent);
        schedule.at("real time alert", times.riskCheck().quartz(), zone, alerts::checkRisks);
        schedule.every("alerts", MINUTE, alerts::tick);
        ReportPushes reports = reports(agents);
        schedule.at("daily analysis", times.dailyReport().quartz(), zone, reports::daily);
        schedule.at("weekly analysis", times.weeklyReport().quartz(), zone, reports::weekly);
        schedule.at("monthly analysis", times.monthlyReport().quartz(), zone, reports::monthly);
        Access access = readers.access();
        schedule.at(
                "task reminders",
                times.reminders().quartz(),
                zone,
                new TaskReminders(storage.database(), storage.employees(), access, config.alerts(), clock)::run);
        schedule.at(
                "task digest",
                times.taskDigest().quartz(),
                zone,
                new TaskDigest(storage.database(), storage.employees(), access, clock)::run);
        if (config.analysis().enabled()) {
            schedule.every("insights", MINUTE, insights(coordinator)::run);
        }
        schedule.every("visit reports", MINUTE, dialogs.deadlines()::run);
        schedule.every(
                "source notices",
                NOTICES,
                new SourceNotices(health, access, new Outbox(storage.database()), clock)::run);
        Retention retention = new Retention(storage.database());
        schedule.at(
                "retention",
                times.retention().quartz(),
                zone,
                () -> log.info("Cleaned away what has served its time rows={}", retention.clean(clock.instant())));
    }

    private InsightRounds insights(Coordinator coordinator) {
        return new InsightRounds(
                new InsightWatch(storage.database()),
                storage.customers(),
                storage.histories(),
                coordinator,
                storage.insights(),
                clock,
                config.timezone());
    }

    private ReportPushes reports(Agents agents) {
        String group = config.alerts().group();
        return new ReportPushes(
                clock,
                agents.reportDesk(storage),
                new Outbox(storage.database()),
                new PushedBefore(storage.database()),
                readers.access(),
                Optional.of(group).filter(config.wecom().groups()::containsKey),
                readers.reportLinks(),
                config.server()
                        .publicUrl()
                        .map(url ->
                                new ChartLinks(SessionKey.in(config.dataDirectory()), readers.reportLinks(), clock)),
                Agents.calendar()::isWorkday);
    }
}
