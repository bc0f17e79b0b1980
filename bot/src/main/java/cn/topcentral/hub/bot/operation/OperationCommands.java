package cn.topcentral.hub.bot.operation;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.Command;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.bot.health.SourceHealth;
import cn.topcentral.hub.bot.timeline.PageLinks;
import cn.topcentral.hub.bot.web.chat.WidgetConversations;
import cn.topcentral.hub.connectors.party.ContactPointWords;
import cn.topcentral.hub.storage.customer.ClaimQueue;
import cn.topcentral.hub.storage.customer.ContactPointRepository;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerOperations;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.integrity.ServiceStatus;
import java.time.Clock;
import java.util.List;

/** The commands that say who is who, answer visitors, and tell how the hub is: {@code /claim /bind /merge /split /reply /status}. */
public final class OperationCommands {
    private OperationCommands() {}

    /**
     * All of them, in the order of the help.
     *
     * @param clock in the firm's zone
     */
    public static List<Command> all(
            Database database,
            CustomerChoice choice,
            Access access,
            ContactPointWords words,
            WidgetConversations conversations,
            SourceHealth health,
            PageLinks links,
            Clock clock) {
        CustomerRepository customers = new CustomerRepository(database);
        CustomerLookup lookup = new CustomerLookup(database);
        CustomerOperations operations = new CustomerOperations(database, clock);
        return List.of(
                new ClaimCommand(
                        new ClaimQueue(database),
                        operations,
                        choice,
                        customers,
                        new NewCustomers(lookup, customers),
                        access,
                        links,
                        clock),
                new BindCommand(
                        operations,
                        new ContactPointRepository(database),
                        customers,
                        choice,
                        access,
                        new PointWords(words),
                        links),
                new MergeCommand(operations, choice, customers, links),
                new SplitCommand(operations, choice, lookup, customers, links),
                new ReplyCommand(conversations),
                new StatusCommand(new ServiceStatus(database), health, access, links, clock));
    }
}
