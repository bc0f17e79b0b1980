package cn.topcentral.hub.bot.study;

import cn.topcentral.hub.agents.ask.AskAgent;
import cn.topcentral.hub.bot.analysis.Studies;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.study.StudyCommand.Kind;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.storage.history.HistoryRepository;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The commands of this package, put together. */
public final class StudyCommands {
    private StudyCommands() {}

    /**
     * {@code /insight /opps /advice /risks /price /ask}.
     *
     * @param clock in the zone in which days are counted
     * @param worded whether a model is configured: then the commands say that they are at work
     */
    public static List<Command> all(
            CustomerChoice choice,
            CustomerLookup lookup,
            CustomerRepository customers,
            EmployeeRepository employees,
            ContactPointRepository contactPoints,
            HistoryRepository histories,
            Studies studies,
            AskAgent ask,
            PageLinks links,
            Clock clock,
            boolean worded) {
        List<Command> commands = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            commands.add(new StudyCommand(kind, choice, histories, studies, links, clock, worded));
        }
        commands.add(new PriceCommand(choice, lookup, histories, links, clock));
        commands.add(new AskCommand(choice, lookup, customers, employees, contactPoints, ask, links, clock, worded));
        return List.copyOf(commands);
    }
}
