package cn.topcentral.hub.bench;

import cn.topcentral.hub.bench.agents.LocalBenchmark;
import cn.topcentral.hub.bench.agents.ModelBenchmark;
import cn.topcentral.hub.bench.callback.CallbackBenchmark;
import cn.topcentral.hub.bench.callback.HookBenchmark;
import cn.topcentral.hub.bench.importing.ImportBenchmark;
import cn.topcentral.hub.bench.measure.Report;
import cn.topcentral.hub.bench.push.StormBenchmark;
import cn.topcentral.hub.bench.timeline.TimelineBenchmark;
import cn.topcentral.hub.bench.timeline.WebBenchmark;
import cn.topcentral.hub.storage.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code all}: every benchmark with its usual sizes, as a table and as JSON. */
@Command(
        name = "all",
        description = "Every benchmark with its usual sizes; about 15 minutes on two processors.",
        mixinStandardHelpOptions = true)
final class AllCommand implements Callable<Integer> {
    private final Run run;
    private final Clock clock;

    @Option(
            names = "--json",
            defaultValue = "target/bench.json",
            description = "Where to write the figures (${DEFAULT-VALUE}).")
    private Path json = Path.of("");

    AllCommand(Run run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        Report report = run.of(List.of(
                new ImportBenchmark("wecom", 50_000, 3, clock),
                new ImportBenchmark("email", 20_000, 3, clock),
                new ImportBenchmark("phone", 50_000, 3, clock),
                new TimelineBenchmark(List.of(100_000, 1_000_000), 10_000, 1000),
                new WebBenchmark(1_000_000, 9_000, 500, clock),
                new CallbackBenchmark(200, 30, Duration.ZERO, clock),
                new HookBenchmark(500, 20, clock),
                new StormBenchmark(500, 60, Duration.ZERO, clock),
                new CallbackBenchmark(300, 20, Duration.ofSeconds(4), clock),
                new LocalBenchmark(2000),
                new ModelBenchmark(160, clock)));
        Files.createDirectories(Objects.requireNonNull(json.toAbsolutePath().getParent(), "a file has a folder"));
        Files.writeString(json, Json.write(report) + "\n");
        return report.sound() ? 0 : 1;
    }
}
