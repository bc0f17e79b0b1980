package cn.topcentral.hub.bot;

import cn.topcentral.hub.agents.coordination.Coordinator;
import cn.topcentral.hub.bot.alert.Alerts;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CommandDispatcher;
import cn.topcentral.hub.bot.command.CommandRegistry;
import cn.topcentral.hub.bot.command.CustomerCommand;
import cn.topcentral.hub.bot.command.HelpCommand;
import cn.topcentral.hub.bot.command.SearchCommand;
import cn.topcentral.hub.bot.command.TimelineCommand;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.dialog.Dialogs;
import cn.topcentral.hub.bot.export.ExportCommand;
import cn.topcentral.hub.bot.guess.Greeting;
import cn.topcentral.hub.bot.guess.SaidGuess;
import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.bot.operation.OperationCommands;
import cn.topcentral.hub.bot.report.ReportCommand;
import cn.topcentral.hub.bot.study.StudyCommands;
import cn.topcentral.hub.bot.task.TaskCommands;
import cn.topcentral.hub.bot.web.RateLimit;
import cn.topcentral.hub.bot.web.chat.WidgetConversations;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.customer.CustomerMentions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What people can ask the bot and tell it, put together: every command, the conversations, the guesses. The same behind every door. */
record ChatBot(HubConfig config, HubStorage storage, Readers readers, SourceHealth health, Clock clock) {
    /** Of one person; a photo is a request too, and a visit may have twenty. */
    private static final int MOST_REQUESTS_A_MINUTE = 60;

    /**
     * The dispatcher.
     *
     * @param coordinator writes customers' reports
     * @param website answers visitors
     */
    CommandDispatcher dispatcher(
            Agents agents, Coordinator coordinator, Dialogs dialogs, Alerts alerts, WidgetConversations website) {
        Command timeline = new TimelineCommand(readers.customers(), readers.timeline(), clock);
        List<Command> commands = new ArrayList<>();
        commands.add(timeline);
        commands.add(new CustomerCommand(
                readers.customers(),
                storage.customers(),
                storage.timeline(),
                storage.employees(),
                readers.links(),
                clock));
        commands.add(new SearchCommand(storage.customerLookup(), readers.search(), readers.access()));
        commands.addAll(dialogs.commands());
        commands.addAll(TaskCommands.all(
                storage.database(), storage.employees(), readers.customers(), readers.access(), clock));
        commands.addAll(studies(agents));
        commands.add(report(agents, coordinator));
        commands.addAll(alerts.commands());
        commands.addAll(operations(website));
        commands.add(new ExportCommand(
                readers.customers(),
                storage.customers(),
                storage.timeline(),
                storage.employees(),
                readers.access(),
                readers.audit(),
                clock));
        commands.add(new HelpCommand(() -> commands));
        Set<String> names = commands.stream().map(Command::name).collect(Collectors.toSet());
        return new CommandDispatcher(
                new CommandRegistry(commands),
                timeline,
                storage.employees()::byUserid,
                List.of(dialogs.conversation(), new Greeting()),
                new SaidGuess(
                        new CustomerMentions(storage.database())::in,
                        readers.access(),
                        storage.employees()::all,
                        () -> names,
                        clock),
                new RateLimit(MOST_REQUESTS_A_MINUTE, Duration.ofMinutes(1), clock));
    }

    private List<Command> studies(Agents agents) {
        return StudyCommands.all(
                readers.customers(),
                storage.customerLookup(),
                storage.customers(),
                storage.employees(),
                storage.contactPoints(),
                storage.histories(),
                agents.studies(),
                agents.ask(storage),
                readers.links(),
                clock,
                config.llm().isPresent());
    }

    private Command report(Agents agents, Coordinator coordinator) {
        return new ReportCommand(
                readers.customers(),
                storage.histories(),
                coordinator,
                agents.reportDesk(storage),
                readers.access(),
                readers.audit(),
                readers.reportLinks(),
                clock,
                config.llm().isPresent());
    }

    private List<Command> operations(WidgetConversations website) {
        return OperationCommands.all(
                storage.database(),
                readers.customers(),
                readers.access(),
                new ContactPointWords(new PhoneNumbers(config.phone().areaCode())),
                website,
                health,
                readers.links(),
                clock);
    }
}
