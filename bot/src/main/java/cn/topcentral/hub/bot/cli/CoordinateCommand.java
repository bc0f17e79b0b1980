package cn.topcentral.hub.bot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hub coordinate}. */
@Command(
        name = "coordinate",
        header = "Run all agents on a customer and save what they find (A16).",
        description =
                "Prints the whole analysis with an action plan; insights are stored once, whatever people did about them stays.")
public final class CoordinateCommand implements Callable<Integer> {
    private final CommandWork<CustomerQuestion.Request> work;
    private final CommandContext context;

    @Mixin
    private final CustomerQuestion question = new CustomerQuestion();

    public CoordinateCommand(CommandContext context, CommandWork<CustomerQuestion.Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(question.request(context), context);
    }
}
