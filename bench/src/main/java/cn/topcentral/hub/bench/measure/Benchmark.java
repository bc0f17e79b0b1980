package cn.topcentral.hub.bench.measure;

import java.io.PrintWriter;
import java.util.List;

/** Something that can be measured. */
public interface Benchmark {
    /**
     * Measures.
     *
     * @param log told what goes on, line by line
     * @throws BenchmarkFailed when the run shows a fault that makes its figures worthless
     */
    List<Figure> run(PrintWriter log);
}
