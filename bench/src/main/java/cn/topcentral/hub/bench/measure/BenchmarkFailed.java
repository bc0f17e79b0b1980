package cn.topcentral.hub.bench.measure;

/** The run found something that must not be, such as a plan that reads the whole table. */
public final class BenchmarkFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchmarkFailed(String message) {
        super(message);
    }

    public BenchmarkFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
