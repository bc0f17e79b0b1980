package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.IgnoreCommand;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPoint;
import java.time.Clock;

/** {@code hub ignore}. */
public final class IgnoreWork implements CommandWork<IgnoreCommand.Request> {
    private final Clock clock;

    public IgnoreWork(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(IgnoreCommand.Request request, CommandContext context) {
        return Operations.run(request.config(), clock, operations -> {
            if (request.what().size() == 1) {
                record(request, operations, context);
            } else {
                contactPoint(request, operations, context);
            }
        });
    }

    private static void record(IgnoreCommand.Request request, Operations operations, CommandContext context) {
        RecordId record = Operations.record(request.what().get(0));
        String actor = operations.actor(request.actor());
        ClaimedText.print(
                "record " + record,
                request.undo()
                        ? operations.customers().forget(record, actor)
                        : operations.customers().ignore(record, actor),
                request.json(),
                context);
    }

    private static void contactPoint(IgnoreCommand.Request request, Operations operations, CommandContext context) {
        ContactPoint.Key key =
                operations.contactPoint(request.what().get(0), request.what().get(1));
        String actor = operations.actor(request.actor());
        ClaimedText.print(
                key.kind().code() + " " + key.value(),
                request.undo()
                        ? operations.customers().forget(key, actor)
                        : operations.customers().ignore(key, actor),
                request.json(),
                context);
    }
}
