package cn.topcentral.hub.bench;

import cn.topcentral.hub.bench.callback.CallbackBenchmark;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code callback}: how soon callbacks are acknowledged under load. */
@Command(
        name = "callback",
        description = "Callbacks acknowledged under load, against a handler that only says 200.",
        mixinStandardHelpOptions = true)
final class CallbackCommand implements Callable<Integer> {
    private final Run run;
    private final Clock clock;

    @Option(names = "--rate", defaultValue = "200", description = "Callbacks per second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "30", description = "How long (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--api-delay-ms",
            defaultValue = "0",
            description = "What WeCom's API takes per call, in milliseconds (${DEFAULT-VALUE}).")
    private int apiDelayMillis;

    CallbackCommand(Run run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        run.of(List.of(new CallbackBenchmark(rate, seconds, Duration.ofMillis(apiDelayMillis), clock)));
        return 0;
    }
}
