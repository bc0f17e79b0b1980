package cn.topcentral.hub.bot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hub analyze}. */
@Command(
        name = "analyze",
        header = "Have A10 read records of a file.",
        description =
                "One answer per record, in the order of the file. With --json a JSON object a line. A line that cannot be read is named on stderr; the rest goes on.")
public final class AnalyzeCommand implements Callable<Integer> {
    private final CommandWork<LabelledFile.Request> work;
    private final CommandContext context;

    @Mixin
    private final LabelledFile file = new LabelledFile();

    public AnalyzeCommand(CommandContext context, CommandWork<LabelledFile.Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(file.request(context), context);
    }
}
