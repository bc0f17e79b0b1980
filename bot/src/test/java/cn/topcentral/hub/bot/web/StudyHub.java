package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.agents.coordination.FreshFindings;
import cn.topcentral.hub.agents.local.advice.LocalAdviceAgent;
import cn.topcentral.hub.agents.local.coordination.LocalCoordinator;
import cn.topcentral.hub.agents.local.insight.LocalCustomerInsightAgent;
import cn.topcentral.hub.agents.local.opportunity.GradeCatalogue;
import cn.topcentral.hub.agents.local.opportunity.LocalOpportunityAgent;
import cn.topcentral.hub.agents.local.report.LocalReportAgent;
import cn.topcentral.hub.agents.local.risk.LocalRiskAgent;
import cn.topcentral.hub.agents.statistics.WorkingDays;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.alert.Alerts;
import cn.topcentral.hub.bot.analysis.InsightRounds;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.config.AlertsConfig;
import cn.topcentral.hub.bot.task.TaskActs;
import cn.topcentral.hub.bot.timeline.HubData;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.page.Frame;
import cn.topcentral.hub.bot.web.page.analysis.AnalysisRoutes;
import cn.topcentral.hub.bot.web.page.board.BoardRoutes;
import cn.topcentral.hub.bot.web.page.customer.VisibleCustomer;
import cn.topcentral.hub.bot.web.page.insight.InsightRoutes;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.chart.CustomerCharts;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.insight.InsightRepository;
import cn.topcentral.hub.storage.insight.InsightWatch;
import cn.topcentral.hub.storage.report.FactsRepository;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** The routes of charts, insights and the board, and the agents behind them, as the hub composes them. */
final class StudyHub {
    private static final WorkingDays DAYS = WorkingDays.MONDAY_TO_FRIDAY;
    static final WorkingHours HOURS = WorkingHours.nineToSix(DAYS);

    private StudyHub() {}

    static List<Routes> routes(HubData data, Frame frame, Clock clock) {
        Database database = data.db().database();
        Access access = new Access(data.employees());
        AuditLog audit = new AuditLog(database);
        VisibleCustomer visible = new VisibleCustomer(data.customers(), access);
        Alerts alerts = new Alerts(
                database,
                access,
                new CustomerChoice(new CustomerLookup(database), data.customers(), access, audit, clock),
                new LocalRiskAgent(HOURS),
                AlertsConfig.DEFAULT,
                new PageLinks(WebHub.PUBLIC),
                (key, message) -> {},
                clock,
                ChineseTime.ZONE);
        return List.of(
                new AnalysisRoutes(
                        frame,
                        visible,
                        new CustomerCharts(database),
                        data.customers(),
                        WebHub.headers(data, clock),
                        HOURS,
                        audit,
                        clock),
                new InsightRoutes(
                        frame,
                        visible,
                        database,
                        new TaskActs(database, data.employees(), access, clock),
                        alerts.board(),
                        WebHub.headers(data, clock),
                        DAYS,
                        audit,
                        clock),
                new BoardRoutes(frame, database, alerts.board(), access, HOURS, audit, clock));
    }

    /** A16 by the clock. */
    static InsightRounds rounds(HubData data, Clock clock, ExecutorService hands) {
        Database database = data.db().database();
        LocalRiskAgent risks = new LocalRiskAgent(HOURS);
        return new InsightRounds(
                new InsightWatch(database),
                data.customers(),
                new HistoryRepository(database),
                new LocalCoordinator(
                        new LocalCoordinator.Agents(
                                new LocalCustomerInsightAgent(HOURS, risks),
                                new LocalOpportunityAgent(GradeCatalogue.bundled(), HOURS),
                                new LocalAdviceAgent(HOURS),
                                risks,
                                new LocalReportAgent(
                                        new FactsRepository(database), DAYS::works, ChineseTime.ZONE, "/r/")),
                        FreshFindings.NONE,
                        hands,
                        Duration.ofMinutes(1),
                        DAYS::works),
                new InsightRepository(database),
                clock,
                ChineseTime.ZONE);
    }
}
