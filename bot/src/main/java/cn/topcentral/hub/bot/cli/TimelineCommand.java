package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub timeline}. */
@Command(
        name = "timeline",
        header = "Print a customer's timeline: the same data the card in WeCom shows.",
        description =
                "NAME is the customer's name, a part of it, an alias or its pinyin (奥克斯, aokesi, aks). Of several customers all are named.")
public final class TimelineCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param name what the caller calls the customer
     * @param since first day to show, in the configured time zone; absent for all
     * @param json whether to print one JSON document instead of text
     */
    public record Request(HubConfig config, String name, Optional<LocalDate> since, boolean json) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "NAME", description = "The customer.")
    private String name = "";

    @Option(names = "--since", paramLabel = "DATE", description = "First day to show, e.g. 2026-10-01.")
    private Optional<LocalDate> since = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document on stdout and nothing else.")
    private boolean json;

    public TimelineCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        return work.run(new Request(context.config(config.file()), name, since, json), context);
    }
}
