package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of every command that asks an agent about one customer. */
public final class CustomerQuestion {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param name what the caller calls the customer
     * @param date the day as of whose end to look; absent for now
     * @param json whether to print one JSON document instead of text
     */
    public record Request(HubConfig config, String name, Optional<LocalDate> date, boolean json) {}

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Parameters(
            paramLabel = "NAME",
            description = "The customer: its name, a part of it, an alias or its pinyin (奥克斯, aokesi, aks).")
    private String name = "";

    @Option(names = "--date", paramLabel = "DATE", description = "Look as of the end of this day, e.g. 2026-10-01.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document on stdout and nothing else.")
    private boolean json;

    Request request(CommandContext context) {
        return new Request(context.config(config.file()), name, date, json);
    }
}
