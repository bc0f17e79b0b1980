package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hub verify}. */
@Command(
        name = "verify",
        header = "Check the integrity of the stored data.",
        description = "Reads only. Each finding is printed with the record's id; exit code 0 only when there is none.")
public final class VerifyCommand implements Callable<Integer> {
    private final CommandWork<HubConfig> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    public VerifyCommand(CommandContext context, CommandWork<HubConfig> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(context.config(config.file()), context);
    }
}
