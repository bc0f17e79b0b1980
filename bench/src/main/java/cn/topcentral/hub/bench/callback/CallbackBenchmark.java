package cn.topcentral.hub.bench.callback;

import cn.topcentral.hub.bench.measure.Benchmark;
import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.bench.measure.Figure;
import cn.topcentral.hub.bench.measure.Figure.Target;
import cn.topcentral.hub.bench.measure.Race;
import cn.topcentral.hub.bench.sample.SampleCustomers;
import cn.topcentral.hub.bench.sample.SampleTimelines;
import cn.topcentral.hub.bench.server.BenchServer;
import cn.topcentral.hub.bot.wecom.WeComAppConfig;
import cn.topcentral.hub.sandbox.Sandbox;
import cn.topcentral.hub.sandbox.SandboxConfig;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.storage.database.Database;
import io.javalin.Javalin;
import java.io.PrintWriter;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * How soon callbacks are acknowledged while they keep coming and their answers are made and pushed at the same time, against a handler that
 * reads the body and says 200. WeCom is played by the sandbox; everything shares this machine.
 */
public final class CallbackBenchmark implements Benchmark {
    private static final String NAME = "callback";
    private static final String DATABASE = "callbacks";
    private static final int CUSTOMERS = 100;
    private static final int RECORDS = 10_000;
    private static final int WARM_UP_SECONDS = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration SLOW_API = Duration.ofMillis(500);

    private final int perSecond;
    private final int seconds;
    private final Duration apiDelay;
    private final Clock clock;

    /** @param apiDelay what WeCom's API takes beside the sandbox's own time */
    public CallbackBenchmark(int perSecond, int seconds, Duration apiDelay, Clock clock) {
        this.perSecond = perSecond;
        this.seconds = seconds;
        this.apiDelay = apiDelay;
        this.clock = clock;
    }

    @Override
    public List<Figure> run(PrintWriter log) {
        int messages = perSecond * (seconds + WARM_UP_SECONDS);
        Corp corp = Members.corpOf(messages);
        try (BenchServer server = BenchServer.start();
                Sandbox sandbox = Sandbox.start(SandboxConfig.demo(clock).withCorp(corp))) {
            sandbox.faults().apiDelay(apiDelay);
            server.create(DATABASE);
            try (Database database = Database.open(server.config(DATABASE), BenchServer.TENANT)) {
                Members.save(corp, database);
                new SampleTimelines(server, DATABASE, SampleCustomers.save(database, CUSTOMERS)).fill(0, RECORDS);
                WeComAppConfig config = Members.app(corp, sandbox.url());
                try (AppHub hub = new AppHub(database, config, clock)) {
                    sandbox.callbackUrl(hub.callbackUrl());
                    SignedCallbacks callbacks = new SignedCallbacks(config, Members.userids(corp), CUSTOMERS);
                    return measure(hub, sandbox, callbacks, log);
                }
            }
        } catch (SQLException e) {
            throw new BenchmarkFailed("The database failed", e);
        }
    }

    private List<Figure> measure(AppHub hub, Sandbox sandbox, SignedCallbacks callbacks, PrintWriter log) {
        OpenLoop load = new OpenLoop(perSecond);
        int warmUp = perSecond * WARM_UP_SECONDS;
        int measured = perSecond * seconds;
        Javalin bare = AppHub.serve(routes -> routes.post("/", request -> {
            byte[] body = request.bodyAsBytes();
            request.status(body.length > 0 ? 200 : 400);
        }));
        Histogram baseline;
        try {
            URI url = URI.create("http://127.0.0.1:" + bare.port() + "/");
            load.send(callbacks.to(url, 0, warmUp));
            baseline = load.send(callbacks.to(url, warmUp, measured));
        } finally {
            bare.stop();
        }
        load.send(callbacks.to(hub.callbackUrl(), 0, warmUp));
        if (answersKeepUp()) {
            awaitAnswers(sandbox, warmUp);
        }
        log.printf("Sending %,d callbacks at %,d per second ...%n", measured, perSecond);
        long start = System.nanoTime();
        Histogram ours = load.send(callbacks.to(hub.callbackUrl(), warmUp, measured));
        if (!answersKeepUp()) {
            return acknowledged(ours, baseline);
        }
        awaitAnswers(sandbox, warmUp + measured);
        double answered = (System.nanoTime() - start) / 1e9;
        List<Figure> figures = new ArrayList<>(acknowledged(ours, baseline));
        figures.add(Figure.alone(
                NAME,
                "all %,d answers pushed after the first callback of %d s".formatted(perSecond * seconds, seconds),
                "s",
                answered,
                Optional.empty()));
        return figures;
    }

    /** With an API that takes seconds a few hands answer one or two a second; what matters then is that nobody who asks notices. */
    private boolean answersKeepUp() {
        return apiDelay.compareTo(SLOW_API) < 0;
    }

    private List<Figure> acknowledged(Histogram ours, Histogram baseline) {
        String what = "acknowledged at " + perSecond + "/s"
                + (answersKeepUp() ? "" : " while the API takes " + apiDelay.toMillis() + " ms") + ", ";
        double promise = answersKeepUp() ? 50 : 100;
        return List.of(
                compared(what + "p50", ours, baseline, 50, Optional.empty()),
                compared(what + "p99", ours, baseline, 99, Optional.of(Target.valueAtMost(promise))),
                compared(what + "longest", ours, baseline, 100, Optional.empty()));
    }

    private static Figure compared(
            String what, Histogram ours, Histogram baseline, double percentile, Optional<Target> target) {
        return Figure.compared(
                NAME, what, "ms", Race.millis(ours, percentile), Race.millis(baseline, percentile), target);
    }

    private static void awaitAnswers(Sandbox sandbox, int count) {
        try {
            if (sandbox.awaitSent(message -> message.number() >= count, LONGEST_WAIT)
                    .isEmpty()) {
                throw new BenchmarkFailed(
                        "Only " + sandbox.sent().size() + " of " + count + " answers were pushed within "
                                + LONGEST_WAIT.toMinutes() + " minutes after the last callback");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailed("Interrupted", e);
        }
    }
}
