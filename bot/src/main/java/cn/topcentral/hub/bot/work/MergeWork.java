package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.MergeCommand;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.MergePlan;
import java.time.Clock;

/** {@code hub merge}. */
public final class MergeWork implements CommandWork<MergeCommand.Request> {
    private final Clock clock;

    public MergeWork(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(MergeCommand.Request request, CommandContext context) {
        return Operations.run(request.config(), clock, operations -> {
            CustomerId from = operations.customer(request.from()).id();
            CustomerId into = operations.customer(request.into()).id();
            String actor = operations.actor(request.actor());
            MergePlan plan = request.dryRun()
                    ? operations.customers().mergePlan(from, into)
                    : operations.customers().merge(from, into, actor);
            new MergeText(request.config().timezone(), request.dryRun(), request.json())
                    .print(request.dryRun() ? "Would merge" : "Merged", "into", plan, context);
        });
    }
}
