package cn.topcentral.hub.bot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hub eval}. */
@Command(
        name = "eval",
        header = "Measure A10 against labels.",
        description =
                "Prints precision, recall and F1 per class, how exact the extracted facts are, and how far confidences can be trusted.")
public final class EvalCommand implements Callable<Integer> {
    private final CommandWork<LabelledFile.Request> work;
    private final CommandContext context;

    @Mixin
    private final LabelledFile file = new LabelledFile();

    public EvalCommand(CommandContext context, CommandWork<LabelledFile.Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(file.request(context), context);
    }
}
