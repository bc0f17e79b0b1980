package cn.topcentral.hub.bot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hub insight}. */
@Command(
        name = "insight",
        header = "Say how the relationship with a customer is (A11).",
        description =
                "Health with what it is made of, habits, who decides, satisfaction, needs; every statement with the record it follows from.")
public final class InsightCommand implements Callable<Integer> {
    private final CommandWork<CustomerQuestion.Request> work;
    private final CommandContext context;

    @Mixin
    private final CustomerQuestion question = new CustomerQuestion();

    public InsightCommand(CommandContext context, CommandWork<CustomerQuestion.Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(question.request(context), context);
    }
}
