package cn.topcentral.hub.bench;

import cn.topcentral.hub.bench.timeline.WebBenchmark;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code page}: the timeline page over HTTP. */
@Command(
        name = "page",
        description = "The timeline page over HTTP, of a long timeline against short ones.",
        mixinStandardHelpOptions = true)
final class PageCommand implements Callable<Integer> {
    private final Run run;
    private final Clock clock;

    @Option(
            names = "--records",
            defaultValue = "1000000",
            description = "Records in the table (${DEFAULT-VALUE}); one customer has a tenth of them.")
    private int records;

    @Option(names = "--customers", defaultValue = "9000", description = "Customers (${DEFAULT-VALUE}).")
    private int customers;

    @Option(names = "--rounds", defaultValue = "500", description = "Times each page is asked for (${DEFAULT-VALUE}).")
    private int rounds;

    PageCommand(Run run, Clock clock) {
        this.run = run;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return run.of(List.of(new WebBenchmark(records, customers, rounds, clock)))
                        .sound()
                ? 0
                : 1;
    }
}
