package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub claim}. */
@Command(
        name = "claim",
        header = "Say whose one record is, whoever took part in it.",
        description = {
            "It stays so whatever becomes of its contact points. To claim everything from a number or an address use hub bind.",
            "--undo lets the record follow its contact points again."
        })
public final class ClaimCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param record the id as typed
     * @param customer as typed; empty to undo
     * @param actor who says so
     * @param json whether to print one JSON document instead of text
     */
    public record Request(HubConfig config, String record, Optional<String> customer, Actor actor, boolean json) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final ActorOption actor = new ActorOption();

    @Parameters(index = "0", paramLabel = "RECORD", description = "The record's id, e.g. from hub claims.")
    private String record = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "CUSTOMER", description = "Whose it is: an id or a name.")
    private Optional<String> customer = Optional.empty();

    @Option(names = "--undo", description = "Take back what was said about the record; without CUSTOMER.")
    private boolean undo;

    public ClaimCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        if (customer.isPresent() == undo) {
            throw new CommandFailure(
                    undo ? "--undo takes no CUSTOMER" : "CUSTOMER is missing",
                    "Write: hub claim RECORD CUSTOMER, or: hub claim RECORD --undo.");
        }
        return work.run(
                new Request(context.config(config.file()), record, customer, actor.actor(), actor.json()), context);
    }
}
