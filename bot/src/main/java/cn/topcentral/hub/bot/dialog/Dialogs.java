package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.Conversation;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.meeting.People;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.visit.VisitReportDecoder;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerMentions;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.dialog.DialogRepository;
import cn.topcentral.hub.storage.dialog.FiledRecords;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import java.time.Clock;
import java.util.List;

/** Reports by chat, put together. */
public final class Dialogs {
    private final VisitConversation conversation;
    private final List<Command> commands;
    private final DialogDeadlines deadlines;

    /**
     * Puts them together.
     *
     * @param engine where reports become records
     * @param choice finds customers within a sender's rights
     * @param numbers reads the telephone numbers of calls
     * @param links where cards lead
     */
    public Dialogs(
            Database database,
            FileStore files,
            AggregationEngine engine,
            CustomerChoice choice,
            Access access,
            PhoneNumbers numbers,
            PageLinks links,
            Clock clock) {
        DialogRepository dialogs = new DialogRepository(database);
        FiledRecords records = new FiledRecords(database);
        TimelineRepository timeline = new TimelineRepository(database);
        CustomerOperations operations = new CustomerOperations(database, clock);
        FollowUpFinder followUps = new FollowUpFinder();
        VisitCustomers customers =
                new VisitCustomers(choice, new CustomerLookup(database), new CustomerMentions(database), access);
        VisitFiling filing = new VisitFiling(
                dialogs,
                engine,
                new VisitDrafts(new VisitReportDecoder(numbers), followUps),
                records,
                timeline,
                new CustomerRepository(database),
                operations,
                links,
                clock);
        VisitDesk desk = new VisitDesk(dialogs, customers, filing, clock);
        VisitActions actions = new VisitActions(
                dialogs, desk, filing, new Withdrawals(engine, operations, timeline, records, clock), timeline, clock);
        PartCollector collector = new PartCollector(dialogs, files, clock);
        OneLineFiling oneLine =
                new OneLineFiling(dialogs, engine, records, customers, filing, followUps, new People(numbers), clock);
        this.conversation = new VisitConversation(dialogs, collector, desk, actions, customers, clock);
        this.commands = List.of(
                new VisitCommand(dialogs, desk, actions, conversation, collector, customers, clock),
                new CallCommand(oneLine),
                new NoteCommand(oneLine));
        this.deadlines = new DialogDeadlines(dialogs, filing, new EmployeeRepository(database), clock);
    }

    /** Takes what is no command. */
    public Conversation conversation() {
        return conversation;
    }

    /** {@code /visit}, {@code /call} and {@code /note}. */
    public List<Command> commands() {
        return commands;
    }

    /** To be run every minute. */
    public DialogDeadlines deadlines() {
        return deadlines;
    }
}
