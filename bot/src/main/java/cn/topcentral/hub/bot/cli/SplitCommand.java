package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub split}. */
@Command(
        name = "split",
        header = "Undo a merge: the customer has its own timeline again.",
        description = "What came in between goes to the side whose contact point it came by.")
public final class SplitCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param customer as typed
     * @param dryRun whether only to show what would move
     * @param actor who says so
     * @param json whether to print one JSON document instead of text
     */
    public record Request(HubConfig config, String customer, boolean dryRun, Actor actor, boolean json) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final ActorOption actor = new ActorOption();

    @Parameters(index = "0", paramLabel = "CUSTOMER", description = "The customer that was merged: an id or a name.")
    private String customer = "";

    @Option(names = "--dry-run", description = "Show what would move, and change nothing.")
    private boolean dryRun;

    public SplitCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(
                new Request(context.config(config.file()), customer, dryRun, actor.actor(), actor.json()), context);
    }
}
