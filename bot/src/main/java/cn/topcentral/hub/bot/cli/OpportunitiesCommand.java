package cn.topcentral.hub.bot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hub opportunities}. */
@Command(
        name = "opportunities",
        header = "Say what a customer may buy (A12).",
        description = "Each opportunity with stage, value, probability, and the record it follows from.")
public final class OpportunitiesCommand implements Callable<Integer> {
    private final CommandWork<CustomerQuestion.Request> work;
    private final CommandContext context;

    @Mixin
    private final CustomerQuestion question = new CustomerQuestion();

    public OpportunitiesCommand(CommandContext context, CommandWork<CustomerQuestion.Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(question.request(context), context);
    }
}
