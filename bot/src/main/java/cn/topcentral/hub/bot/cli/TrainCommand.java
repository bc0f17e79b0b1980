package cn.topcentral.hub.bot.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub train}. */
@Command(
        name = "train",
        header = "Learn A10's classifiers from the corpora again, for who changed them.",
        description = {
            "Writes the weights file that belongs to the corpora of this build; docs/agents/a10.md says where it lies. Takes about a minute.",
            "The product learns from all corpora; the accuracy test from those without the given records, so that it may be measured on them."
        })
public final class TrainCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param file to write
     * @param withoutGiven leave out the records the accuracy test measures on
     */
    public record Request(Path file, boolean withoutGiven) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Parameters(paramLabel = "FILE", description = "The weights file to write.")
    private Path file = Path.of("");

    @Option(names = "--without-given", description = "Leave out the records that the accuracy test measures on.")
    private boolean withoutGiven;

    public TrainCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(new Request(context.resolve(file), withoutGiven), context);
    }
}
