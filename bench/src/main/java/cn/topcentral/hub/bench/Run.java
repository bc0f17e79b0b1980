package cn.topcentral.hub.bench;

import cn.topcentral.hub.bench.measure.Benchmark;
import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.bench.measure.Figure;
import cn.topcentral.hub.bench.measure.Machine;
import cn.topcentral.hub.bench.measure.Report;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Runs benchmarks one after the other: progress to stderr, the table to stdout. */
final class Run {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;

    Run(PrintWriter out, PrintWriter err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** @throws BenchmarkFailed when a benchmark's figures would be worthless; a missed target is a figure like any other */
    Report of(List<Benchmark> benchmarks) {
        Machine machine = Machine.now(clock);
        if (!machine.quiet()) {
            err.printf("The load is %.1f: other programs take part in these figures.%n", machine.load());
        }
        List<Figure> figures = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            figures.addAll(benchmark.run(err));
        }
        Report report = new Report(machine, figures);
        out.print(report.markdown());
        out.flush();
        return report;
    }
}
