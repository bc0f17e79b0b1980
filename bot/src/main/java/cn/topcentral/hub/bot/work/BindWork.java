package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.cli.BindCommand;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandFailure;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerOperations.Claimed;
import cn.topcentral.hub.storage.customer.NewCustomer;
import java.time.Clock;
import java.util.List;

/** {@code hub bind}. */
public final class BindWork implements CommandWork<BindCommand.Request> {
    private final Clock clock;

    public BindWork(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(BindCommand.Request request, CommandContext context) {
        return Operations.run(request.config(), clock, operations -> {
            ContactPoint.Key key = operations.contactPoint(request.kind(), request.value());
            String actor = operations.actor(request.actor());
            Claimed claimed = request.customer().isEmpty()
                    ? operations.customers().forget(key, actor)
                    : operations
                            .customers()
                            .bind(
                                    key,
                                    customer(operations, request.customer().get(), request.create()),
                                    request.person(),
                                    actor);
            ClaimedText.print(key.kind().code() + " " + key.value(), claimed, request.json(), context);
        });
    }

    private static CustomerId customer(Operations operations, String typed, boolean create) {
        if (!create) {
            return operations.customer(typed).id();
        }
        List<Customer> named = operations.storage().customerLookup().named(typed);
        if (!named.isEmpty()) {
            throw new CommandFailure(
                    "there is a customer called '" + typed + "' already: "
                            + named.get(0).id(),
                    "Leave --new out to bind to it.");
        }
        if (typed.isBlank()) {
            throw new CommandFailure("a customer needs a name", "Write its name as CUSTOMER.");
        }
        return operations.storage().customers().save(NewCustomer.named(typed.strip()));
    }
}
