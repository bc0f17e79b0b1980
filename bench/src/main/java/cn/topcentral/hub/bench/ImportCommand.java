package cn.topcentral.hub.bench;

import cn.topcentral.hub.bench.importing.ImportBenchmark;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code import}: records per second from file to timeline. */
@Command(
        name = "import",
        description = "Records per second from file to timeline, against batched INSERTs of the finished rows.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private final Run run;
    private final Clock clock;

    @Option(names = "--records", defaultValue = "50000", description = "Records in the archive (${DEFAULT-VALUE}).")
    private int records;

    @Option(names = "--channel", defaultValue = "wecom", description = "wecom, email or phone (${DEFAULT-VALUE}).")
    private String channel = "wecom";

    @Option(names = "--repetitions", defaultValue = "3", description = "Measured pairs (${DEFAULT-VALUE}).")
    private int repetitions;

    ImportCommand(Run run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        run.of(List.of(new ImportBenchmark(channel, records, repetitions, clock)));
        return 0;
    }
}
