package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub merge}. */
@Command(
        name = "merge",
        header = "Show a customer on another's timeline: two entries for one firm become one.",
        description =
                "Nothing is rewritten; hub split gives both back as they would be without the merge. Names of both are found, and lead to INTO.")
public final class MergeCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param from as typed
     * @param into as typed
     * @param dryRun whether only to show what would move
     * @param actor who says so
     * @param json whether to print one JSON document instead of text
     */
    public record Request(HubConfig config, String from, String into, boolean dryRun, Actor actor, boolean json) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final ActorOption actor = new ActorOption();

    @Parameters(index = "0", paramLabel = "FROM", description = "The customer that is merged: an id or a name.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "INTO", description = "The customer that stays.")
    private String into = "";

    @Option(names = "--dry-run", description = "Show what would move, and change nothing.")
    private boolean dryRun;

    public MergeCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(
                new Request(context.config(config.file()), from, into, dryRun, actor.actor(), actor.json()), context);
    }
}
