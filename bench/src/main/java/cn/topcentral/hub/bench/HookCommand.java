package cn.topcentral.hub.bench;

import cn.topcentral.hub.bench.callback.HookBenchmark;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hooks}: how soon pushes of channels are acknowledged under load. */
@Command(
        name = "hooks",
        description = "Pushes of a telephone system acknowledged under load, against a handler that only says 200.",
        mixinStandardHelpOptions = true)
final class HookCommand implements Callable<Integer> {
    private final Run run;
    private final Clock clock;

    @Option(names = "--rate", defaultValue = "500", description = "Pushes per second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "20", description = "How long (${DEFAULT-VALUE}).")
    private int seconds;

    HookCommand(Run run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        run.of(List.of(new HookBenchmark(rate, seconds, clock)));
        return 0;
    }
}
