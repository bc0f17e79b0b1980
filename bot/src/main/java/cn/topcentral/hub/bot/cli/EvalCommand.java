package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub eval}. */
@Command(
        name = "eval",
        header = "Measure A10 against labels.",
        description = {
            "Prints precision, recall and F1 per class, how exact the extracted facts are, and how far confidences can be trusted.",
            "With --corrections the labels are what people corrected or confirmed on the pages of records."
        })
public final class EvalCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param labels a file of labelled records; absent for the corrections in the database
     */
    public record Request(HubConfig config, Optional<LabelledFile.Request> labels, boolean json) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @ArgGroup(multiplicity = "1")
    private Labels labels = new Labels();

    @Option(names = "--json", description = "Print JSON on stdout and nothing else.")
    private boolean json;

    /** Either of the two. */
    static final class Labels {
        @Parameters(
                paramLabel = "FILE",
                arity = "1",
                description = "Records, a JSON object a line (docs/agents/a10.md); - for stdin.")
        private Optional<String> file = Optional.empty();

        @Option(
                names = "--corrections",
                required = true,
                description = "What people corrected or confirmed in the hub.")
        private boolean corrections;
    }

    public EvalCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        HubConfig hub = context.config(config.file());
        return work.run(
                new Request(
                        hub,
                        labels.file
                                .filter(given -> !labels.corrections)
                                .map(given -> LabelledFile.request(hub, given, json, context)),
                        json),
                context);
    }
}
