package cn.topcentral.hub.bot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hub risks}. */
@Command(
        name = "risks",
        header = "Say what may go wrong with a customer (A14).",
        description =
                "Each risk with its score, the signs, and what to do; silence is measured against the customer's own rhythm.")
public final class RisksCommand implements Callable<Integer> {
    private final CommandWork<CustomerQuestion.Request> work;
    private final CommandContext context;

    @Mixin
    private final CustomerQuestion question = new CustomerQuestion();

    public RisksCommand(CommandContext context, CommandWork<CustomerQuestion.Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(question.request(context), context);
    }
}
