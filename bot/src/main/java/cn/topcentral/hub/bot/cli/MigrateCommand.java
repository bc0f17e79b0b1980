package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hub migrate}. */
@Command(
        name = "migrate",
        header = "Bring the database to this version's schema.",
        description =
                "serve and the other commands do it too; by itself it is wanted where only an administrator's role may change tables.")
public final class MigrateCommand implements Callable<Integer> {
    private final CommandWork<HubConfig> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    public MigrateCommand(CommandContext context, CommandWork<HubConfig> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(context.config(config.file()), context);
    }
}
