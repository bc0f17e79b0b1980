package cn.topcentral.hub.bot.report;

import cn.topcentral.hub.agents.coordination.CustomerReports;
import cn.topcentral.hub.agents.coordination.FreshFindings;
import cn.topcentral.hub.agents.local.advice.LocalAdviceAgent;
import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.coordination.LocalCoordinator;
import cn.topcentral.hub.agents.local.insight.LocalCustomerInsightAgent;
import cn.topcentral.hub.agents.local.opportunity.GradeCatalogue;
import cn.topcentral.hub.agents.local.opportunity.LocalOpportunityAgent;
import cn.topcentral.hub.agents.local.report.LocalReportAgent;
import cn.topcentral.hub.agents.local.risk.LocalRiskAgent;
import cn.topcentral.hub.agents.report.CorrectionNote;
import cn.topcentral.hub.agents.report.ReportAgent;
import cn.topcentral.hub.agents.report.ReportDesk;
import cn.topcentral.hub.agents.report.Workdays;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.agents.statistics.WorkingHours;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.report.FactsRepository;
import cn.topcentral.hub.storage.report.ReportRepository;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;

/** The agents by rules alone, on a database, as a hub without a model has them. */
public final class WrittenReports {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private WrittenReports() {}

    static ReportAgent agent(Database database) {
        return new LocalReportAgent(
                new FactsRepository(database), ChineseCalendar.official()::isWorkday, SHANGHAI, "/r/");
    }

    /** Where they are kept. */
    public static ReportDesk desk(Database database) {
        return new ReportDesk(agent(database), new ReportRepository(database), new CorrectionNote("/r/"));
    }

    static LocalCoordinator coordinator(Database database, ExecutorService threads) {
        WorkingHours hours = WorkingHours.nineToSix(Workdays.WEEKDAYS::works);
        RiskAgent risks = new LocalRiskAgent(hours);
        return new LocalCoordinator(
                new LocalCoordinator.Agents(
                        new LocalCustomerInsightAgent(hours, risks),
                        new LocalOpportunityAgent(GradeCatalogue.bundled(), hours),
                        new LocalAdviceAgent(hours),
                        risks,
                        agent(database)),
                FreshFindings.NONE,
                threads,
                Duration.ofMinutes(1),
                ChineseCalendar.official()::isWorkday);
    }

    /** Of customers. */
    public static CustomerReports ofCustomers(Database database, ExecutorService threads) {
        return new CustomerReports(coordinator(database, threads), desk(database));
    }
}
