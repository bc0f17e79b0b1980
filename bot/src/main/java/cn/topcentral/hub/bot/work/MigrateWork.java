package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.config.HubConfig;

/** {@code hub migrate}: brings the schema up to date, as every start does by itself, for those who want it done beforehand. */
public final class MigrateWork implements CommandWork<HubConfig> {
    @Override
    public int run(HubConfig config, CommandContext context) {
        try (HubStorage storage = HubStorage.open(config, HubStorage.As.GUEST)) {
            context.out()
                    .println("The schema is up to date (version "
                            + storage.database().version() + ").");
            return ExitCode.OK;
        }
    }
}
