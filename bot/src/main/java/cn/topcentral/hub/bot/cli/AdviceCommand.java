package cn.topcentral.hub.bot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hub advice}. */
@Command(
        name = "advice",
        header = "Say how to approach a customer (A13).",
        description = "Line to take, what to send, when and where to reach them, from the customer's own habits.")
public final class AdviceCommand implements Callable<Integer> {
    private final CommandWork<CustomerQuestion.Request> work;
    private final CommandContext context;

    @Mixin
    private final CustomerQuestion question = new CustomerQuestion();

    public AdviceCommand(CommandContext context, CommandWork<CustomerQuestion.Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(question.request(context), context);
    }
}
