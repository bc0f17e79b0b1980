package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub serve}. */
@Command(
        name = "serve",
        header = "Run the hub for the firm.",
        description =
                "Reports everything that is wrong with the configuration before it starts. Ends on SIGTERM or Ctrl-C.")
public final class ServeCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration, already valid
     * @param checkOnly whether to try the connections and end
     */
    public record Request(HubConfig config, boolean checkOnly) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--check", description = "Validate configuration and connections, say what is wrong, and end.")
    private boolean check;

    public ServeCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(new Request(context.config(config.file()), check), context);
    }
}
