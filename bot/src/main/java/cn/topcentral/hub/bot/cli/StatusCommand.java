package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub status}. */
@Command(
        name = "status",
        header = "Show sources with their lag, waiting work, and failures with their reasons.",
        description = "Exit code 0 only when nothing needs attention.")
public final class StatusCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param json whether to print one JSON document instead of text
     */
    public record Request(HubConfig config, boolean json) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "Print one JSON document on stdout and nothing else.")
    private boolean json;

    public StatusCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(new Request(context.config(config.file()), json), context);
    }
}
