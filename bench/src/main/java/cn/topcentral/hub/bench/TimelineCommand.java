package cn.topcentral.hub.bench;

import cn.topcentral.hub.bench.timeline.TimelineBenchmark;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code timeline}: pages, searches and names. */
@Command(
        name = "timeline",
        description = "Timeline pages against the bare SQL, searches, and customers by name.",
        mixinStandardHelpOptions = true)
final class TimelineCommand implements Callable<Integer> {
    private final Run run;

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "100000,1000000",
            description = "Records in the table, one size after the other (${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of();

    @Option(names = "--customers", defaultValue = "10000", description = "Customers (${DEFAULT-VALUE}).")
    private int customers;

    @Option(names = "--rounds", defaultValue = "1000", description = "Times each question is asked (${DEFAULT-VALUE}).")
    private int rounds;

    TimelineCommand(Run run) {
        this.run = run;
    }

    @Override
    public Integer call() {
        return run.of(List.of(new TimelineBenchmark(sizes, customers, rounds))).sound() ? 0 : 1;
    }
}
