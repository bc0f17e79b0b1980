package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.risk.RiskAgent;
import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.config.AlertsConfig;
import cn.topcentral.hub.bot.gateway.Address;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.alert.AlertCopyRepository;
import cn.topcentral.hub.storage.alert.AlertRepository;
import cn.topcentral.hub.storage.alert.RiskWatch;
import cn.topcentral.hub.storage.alert.Silences;
import cn.topcentral.hub.storage.alert.UrgentEvents;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.history.HistoryRepository;
import cn.topcentral.hub.storage.insight.InsightRepository;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything about alerts, put together. Each of the three works may run in several processes at once, be killed at any moment, and be called as often
 * as one likes: what is to be done is in the rows. Thread-safe.
 */
public final class Alerts {
    private final UrgentPushes urgent;
    private final RiskChecks checks;
    private final AlertDesk desk;
    private final CopyRefresh refresh;
    private final Silencing silencing;
    private final List<Command> commands;
    private final AlertBoard board;

    /**
     * Puts it together; starts nothing.
     *
     * @param risks A14; asked for up to some thousand customers a day, so the house's own rather than a model
     * @param copies told when a card that was pushed is to look different
     * @param zone in which days and quiet hours are counted
     */
    public Alerts(
            Database database,
            Access access,
            CustomerChoice choice,
            RiskAgent risks,
            AlertsConfig config,
            PageLinks links,
            AlertCopies copies,
            Clock clock,
            ZoneId zone) {
        AlertRepository alerts = new AlertRepository(database);
        AlertCopyRepository cards = new AlertCopyRepository(database);
        Silences silences = new Silences(database);
        CustomerRepository customers = new CustomerRepository(database);
        TimelineRepository records = new TimelineRepository(database);
        InsightRepository insights = new InsightRepository(database);
        AlertHours hours =
                new AlertHours(config.quietFrom(), config.quietUntil(), ChineseCalendar.official()::isWorkday, zone);
        Address.Group group = new Address.Group(config.group());
        AlertPeople people = new AlertPeople(access, new EmployeeRepository(database), customers, records);
        AlertDrawing drawing = new AlertDrawing(people, silences, links, clock);
        this.desk = new AlertDesk(alerts, silences, new AlertRules(config, hours), people, drawing, group, clock);
        this.refresh = new CopyRefresh(cards, alerts, people, drawing, copies, clock);
        this.urgent = new UrgentPushes(new UrgentEvents(database), records, customers, desk, clock);
        this.checks = new RiskChecks(
                new RiskWatch(database),
                customers,
                new HistoryRepository(database),
                risks,
                insights,
                alerts,
                people,
                config,
                hours,
                clock);
        this.silencing = new Silencing(silences, desk, refresh, clock);
        AlertActs acts = new AlertActs(alerts, people, desk, refresh, insights, hours, clock);
        this.board = new AlertBoard(acts, alerts, people, clock);
        this.commands = List.of(
                new AlertCommand(acts, alerts, cards, people, drawing, access, group, clock),
                new SilenceCommand(choice, customers, silencing, access, clock));
    }

    /** Tells of urgent communications; every few seconds, or when one was found. @return how many were taken */
    public int pushUrgent() {
        return urgent.run();
    }

    /** Lets A14 look at the customers that are due; every five minutes. @return how many it looked at */
    public int checkRisks() {
        return checks.run();
    }

    /** Pushes, repeats and escalates what is due, lets silences end, and redraws cards that changed; every minute. */
    public void tick() {
        desk.workAll();
        refresh.run();
    }

    /** What pages show of alerts. */
    public AlertBoard board() {
        return board;
    }

    /** What {@code /silence} does, for pages. */
    public Silencing silencing() {
        return silencing;
    }

    /** {@code /alert} and {@code /silence}. */
    public List<Command> commands() {
        return commands;
    }
}
