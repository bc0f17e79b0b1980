package cn.topcentral.hub.bench;

import cn.topcentral.hub.bench.callback.CallbackBenchmark;
import cn.topcentral.hub.bench.push.StormBenchmark;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code push}: a storm of alerts, and how soon callbacks are acknowledged while WeCom's API is slow. */
@Command(
        name = "push",
        description =
                "A storm of alerts within a route's budget, and callbacks acknowledged while WeCom's API is slow.",
        mixinStandardHelpOptions = true)
final class PushCommand implements Callable<Integer> {
    private final Run run;
    private final Clock clock;

    @Option(names = "--alerts", defaultValue = "500", description = "Alerts for one group (${DEFAULT-VALUE}).")
    private int alerts;

    @Option(
            names = "--within",
            defaultValue = "60",
            description = "Seconds in which the alerts come; 0 is all at once (${DEFAULT-VALUE}).")
    private int within;

    @Option(names = "--rate", defaultValue = "300", description = "Callbacks per second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "20", description = "How long callbacks come (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--api-delay-ms",
            defaultValue = "4000",
            description = "What WeCom's API takes per call while callbacks come, in milliseconds (${DEFAULT-VALUE}).")
    private int apiDelayMillis;

    PushCommand(Run run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return run.of(List.of(
                                new StormBenchmark(alerts, within, Duration.ZERO, clock),
                                new CallbackBenchmark(rate, seconds, Duration.ofMillis(apiDelayMillis), clock)))
                        .sound()
                ? 0
                : 1;
    }
}
