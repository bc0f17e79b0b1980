package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.cli.ClaimCommand;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerOperations.Claimed;
import java.time.Clock;

/** {@code hub claim}. */
public final class ClaimWork implements CommandWork<ClaimCommand.Request> {
    private final Clock clock;

    public ClaimWork(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(ClaimCommand.Request request, CommandContext context) {
        return Operations.run(request.config(), clock, operations -> {
            RecordId record = Operations.record(request.record());
            String actor = operations.actor(request.actor());
            Claimed claimed = request.customer().isEmpty()
                    ? operations.customers().forget(record, actor)
                    : operations
                            .customers()
                            .claim(
                                    record,
                                    operations
                                            .customer(request.customer().get())
                                            .id(),
                                    actor);
            ClaimedText.print("record " + record, claimed, request.json(), context);
        });
    }
}
