package cn.topcentral.hub.bot.dialog;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.bot.command.CommandContext;
import cn.topcentral.hub.bot.command.CommandRequest;
import cn.topcentral.hub.bot.command.CommandRequest.Origin;
import cn.topcentral.hub.bot.command.CustomerChoice;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerLookup;
import cn.topcentral.hub.storage.customer.CustomerMentions;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.employee.Employee;
import java.util.List;
import java.util.Optional;

/** Finds whom a report is about, among those its writer may see. */
final class VisitCustomers {
    private static final int LOOKED_AT = 30;

    private final CustomerChoice choice;
    private final CustomerLookup lookup;
    private final CustomerMentions mentions;
    private final Access access;

    VisitCustomers(CustomerChoice choice, CustomerLookup lookup, CustomerMentions mentions, Access access) {
        this.choice = choice;
        this.lookup = lookup;
        this.mentions = mentions;
        this.access = access;
    }

    /** The only customer that a text calls by name; nobody is asked when there are several. */
    Optional<Customer> calledIn(String text, Employee sender, CommandContext context) {
        OwnerScope scope = access.scope(sender);
        List<Customer> called = mentions.in(text).stream()
                .flatMap(mention -> mention.customers().stream())
                .distinct()
                .filter(customer -> scope.holds(customer.owner()))
                .toList();
        return called.size() == 1 ? byId(called.get(0).id().value(), sender, "visit", context) : Optional.empty();
    }

    /** Whether nobody is called so, or nearly so, as far as the sender may see. */
    boolean unknown(String name, Employee sender) {
        OwnerScope scope = access.scope(sender);
        return lookup.find(name, LOOKED_AT) instanceof CustomerLookup.Result.Suggestions suggestions
                && suggestions.matches().stream()
                        .noneMatch(match -> scope.holds(match.customer().owner()));
    }

    /** Whether a name means one customer and no other. */
    boolean standsOut(String name) {
        return lookup.find(name, LOOKED_AT) instanceof CustomerLookup.Result.Found;
    }

    /**
     * The customer of a name, or empty after a choice was offered.
     *
     * @throws cn.topcentral.hub.bot.command.CommandRefused when it is not the sender's to see
     */
    Optional<Customer> named(String name, String rest, String command, Employee sender, CommandContext context) {
        return choice.choose(new CommandRequest(sender, name, Origin.TYPED), name, rest, command, context);
    }

    /** The customer of an id. @throws cn.topcentral.hub.bot.command.CommandRefused when it is gone, or not the sender's to see */
    Optional<Customer> byId(String id, Employee sender, String command, CommandContext context) {
        return choice.choose(new CommandRequest(sender, id, Origin.TAPPED), id, command, context);
    }
}
