package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub ignore}. */
@Command(
        name = "ignore",
        header = "Say that a contact point or a record is no customer's, so that it does not wait for anybody.",
        description =
                "WHAT is KIND and VALUE of a contact point (a courier, a newsletter), or the id of one record. --undo takes it back.")
public final class IgnoreCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param what a record's id, or kind and value of a contact point
     * @param undo whether to take it back
     * @param actor who says so
     * @param json whether to print one JSON document instead of text
     */
    public record Request(HubConfig config, List<String> what, boolean undo, Actor actor, boolean json) {
        public Request {
            what = List.copyOf(what);
        }
    }

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Mixin
    private final ActorOption actor = new ActorOption();

    @Parameters(arity = "1..2", paramLabel = "WHAT", description = "KIND VALUE, or RECORD.")
    private List<String> what = new ArrayList<>();

    @Option(names = "--undo", description = "Take it back.")
    private boolean undo;

    public IgnoreCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        if (what.size() > 2) {
            throw new CommandFailure(
                    "there is more than KIND and VALUE: " + String.join(" ", what), "Put quotes around the value.");
        }
        return work.run(new Request(context.config(config.file()), what, undo, actor.actor(), actor.json()), context);
    }
}
