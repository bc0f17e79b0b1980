package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.SplitCommand;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.MergePlan;
import java.time.Clock;

/** {@code hub split}. */
public final class SplitWork implements CommandWork<SplitCommand.Request> {
    private final Clock clock;

    public SplitWork(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(SplitCommand.Request request, CommandContext context) {
        return Operations.run(request.config(), clock, operations -> {
            CustomerId customer = operations.customer(request.customer()).id();
            String actor = operations.actor(request.actor());
            MergePlan plan = request.dryRun()
                    ? operations.customers().splitPlan(customer)
                    : operations.customers().split(customer, actor);
            new MergeText(request.config().timezone(), request.dryRun(), request.json())
                    .print(request.dryRun() ? "Would split" : "Split", "off", plan, context);
        });
    }
}
