package cn.topcentral.hub.bench;

import cn.topcentral.hub.bench.agents.LocalBenchmark;
import cn.topcentral.hub.bench.agents.ModelBenchmark;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code agents}: how fast A10 reads, with the house's own engine and with a model that answers in a second. */
@Command(
        name = "agents",
        description = "Records analysed by the house's own engine, and by a model that answers in a second.",
        mixinStandardHelpOptions = true)
final class AgentsCommand implements Callable<Integer> {
    private final Run run;
    private final Clock clock;

    @Option(
            names = "--messages",
            defaultValue = "2000",
            description = "Messages for the own engine (${DEFAULT-VALUE}).")
    private int messages;

    @Option(names = "--calls", defaultValue = "160", description = "Calls of the model (${DEFAULT-VALUE}).")
    private int calls;

    AgentsCommand(Run run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        run.of(List.of(new LocalBenchmark(messages), new ModelBenchmark(calls, clock)));
        return 0;
    }
}
