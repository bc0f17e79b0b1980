package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub claims}. */
@Command(
        name = "claims",
        header = "List what waits for somebody to say whose it is (待认领).",
        description =
                "Unknown contact points with the number of their records, and records that no contact point decides about. Put them right with"
                        + " hub bind, hub claim and hub ignore.")
public final class ClaimsCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param limit at most so many of each kind
     * @param json whether to print one JSON document instead of text
     */
    public record Request(HubConfig config, int limit, boolean json) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many of each kind, the busiest and newest. Default 50.")
    private int limit = 50;

    @Option(names = "--json", description = "Print one JSON document on stdout and nothing else.")
    private boolean json;

    public ClaimsCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        if (limit < 1 || limit > 10_000) {
            throw new CommandFailure("--limit " + limit + " is out of range", "Give a number from 1 to 10000.");
        }
        return work.run(new Request(context.config(config.file()), limit, json), context);
    }
}
