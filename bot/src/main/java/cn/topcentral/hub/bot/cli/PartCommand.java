package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hub part}. */
@Command(
        name = "part",
        header = "Undo what was taken for one communication: each source has its own record again.",
        description = "The same sources are not merged into this record any more.")
public final class PartCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param record the record others were merged into, as typed
     * @param actor who says so
     * @param json whether to print one JSON document instead of text
     */
    public record Request(HubConfig config, String record, Actor actor, boolean json) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final ActorOption actor = new ActorOption();

    @Parameters(index = "0", paramLabel = "RECORD", description = "The id of the record, as timeline --json shows it.")
    private String record = "";

    public PartCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(new Request(context.config(config.file()), record, actor.actor(), actor.json()), context);
    }
}
