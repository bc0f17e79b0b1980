package cn.topcentral.hub.bench.callback;

import cn.topcentral.hub.bench.measure.Benchmark;
import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.bench.measure.Figure;
import cn.topcentral.hub.bench.measure.Figure.Target;
import cn.topcentral.hub.bench.measure.Race;
import cn.topcentral.hub.bench.server.BenchServer;
import cn.topcentral.hub.bot.web.callback.CallbackWorker;
import cn.topcentral.hub.bot.web.hook.HookHandler;
import cn.topcentral.hub.bot.web.hook.HookInbox;
import cn.topcentral.hub.bot.web.hook.HookRoutes;
import cn.topcentral.hub.connectors.aggregation.AggregationEngine;
import cn.topcentral.hub.connectors.aggregation.OwnSide;
import cn.topcentral.hub.connectors.hook.HookConnector;
import cn.topcentral.hub.connectors.hook.HookSettings;
import cn.topcentral.hub.connectors.hook.HookType;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.connectors.phone.CallHooks;
import cn.topcentral.hub.connectors.phone.CallSettings;
import cn.topcentral.hub.connectors.phone.OwnNumbers;
import cn.topcentral.hub.storage.attachment.FileStore;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.intake.IntakeStore;
import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * How soon pushes of a telephone system are acknowledged while earlier ones are taken in at the same time, against a handler that reads the body
 * and says 200.
 */
public final class HookBenchmark implements Benchmark {
    private static final String NAME = "hooks";
    private static final String DATABASE = "hooks";
    private static final String SECRET = "a-secret-long-enough";
    private static final int WARM_UP_SECONDS = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final int perSecond;
    private final int seconds;
    private final Clock clock;

    public HookBenchmark(int perSecond, int seconds, Clock clock) {
        this.perSecond = perSecond;
        this.seconds = seconds;
        this.clock = clock;
    }

    @Override
    public List<Figure> run(PrintWriter log) {
        try (BenchServer server = BenchServer.start()) {
            server.create(DATABASE);
            try (Database database = Database.open(server.config(DATABASE), BenchServer.TENANT)) {
                return measure(database, new FileStore(server.directory().resolve("files")), log);
            }
        }
    }

    private List<Figure> measure(Database database, FileStore files, PrintWriter log) {
        CallbackRepository ledger = new CallbackRepository(database);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Map<String, HookConnector> connectors = Map.of("hotline", connector());
        AggregationEngine engine = new AggregationEngine(
                new IntakeStore(database),
                files,
                BenchServer.TENANT,
                () -> OwnSide.of(Set.of(), Set.of("+864008208820"), List.of()),
                clock);
        try (CallbackWorker worker = new CallbackWorker(
                HookInbox.DOOR,
                ledger,
                new HookHandler(connectors, engine::accept),
                HookHandler.RETRIES,
                4,
                clock,
                meters)) {
            worker.start();
            HookInbox inbox = new HookInbox(ledger, worker::wake, clock);
            Javalin hub = AppHub.serve(new HookRoutes(connectors, inbox, clock, meters)::register);
            Javalin bare = AppHub.serve(routes -> routes.post("/", request -> {
                byte[] body = request.bodyAsBytes();
                request.status(body.length > 0 ? 200 : 400);
            }));
            try {
                return raced(hub, bare, new Stored(database), log);
            } finally {
                hub.stop();
                bare.stop();
            }
        }
    }

    private static HookConnector connector() {
        PhoneNumbers numbers = new PhoneNumbers(Optional.of("0574"));
        CallSettings calls =
                new CallSettings(numbers, new OwnNumbers(Set.of("4008208820"), numbers), BenchServer.TENANT);
        return new CallHooks(() -> calls)
                .types().stream()
                        .filter(type -> type.name().equals("tinet"))
                        .map((HookType type) -> type.connect(
                                new HookSettings("hotline", Map.of("enterprise_id", "3000123", "secret", SECRET))))
                        .findFirst()
                        .orElseThrow();
    }

    private List<Figure> raced(Javalin hub, Javalin bare, Stored stored, PrintWriter log) {
        OpenLoop load = new OpenLoop(perSecond);
        int warmUp = perSecond * WARM_UP_SECONDS;
        int measured = perSecond * seconds;
        URI plain = URI.create("http://127.0.0.1:" + bare.port() + "/");
        URI hook = URI.create("http://127.0.0.1:" + hub.port() + "/hooks/hotline?key=" + SECRET);
        load.send(requests(plain, 0, warmUp));
        Histogram baseline = load.send(requests(plain, warmUp, measured));
        load.send(requests(hook, 0, warmUp));
        stored.await(warmUp);
        log.printf("Pushing %,d calls at %,d per second ...%n", measured, perSecond);
        long start = System.nanoTime();
        Histogram ours = load.send(requests(hook, warmUp, measured));
        stored.await(warmUp + measured);
        double taken = (System.nanoTime() - start) / 1e9;
        String what = "acknowledged at " + perSecond + "/s, ";
        return List.of(
                compared(what + "p50", ours, baseline, 50, Optional.empty()),
                compared(what + "p99", ours, baseline, 99, Optional.of(Target.valueAtMost(50))),
                compared(what + "longest", ours, baseline, 100, Optional.empty()),
                Figure.alone(
                        NAME,
                        "all %,d calls on timelines after the first push of %d s".formatted(measured, seconds),
                        "s",
                        taken,
                        Optional.empty()));
    }

    private static Figure compared(
            String what, Histogram ours, Histogram baseline, double percentile, Optional<Target> target) {
        return Figure.compared(
                NAME, what, "ms", Race.millis(ours, percentile), Race.millis(baseline, percentile), target);
    }

    private static List<HttpRequest> requests(URI url, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(push(number)))
                        .build())
                .toList();
    }

    private static String push(int number) {
        long start = 1_763_776_800L + number * 3L;
        return """
                {"cdr_enterprise_id":"3000123","cdr_main_unique_id":"ccic2_202-%d.6","cdr_unique_id":"ccic2_202-%d.7",\
                "cdr_customer_number":"1381%07d","cdr_hotline":"4008208820","cdr_call_type":"1","cdr_start_time":"%d",\
                "cdr_bridge_time":"%d","cdr_end_time":"%d","cdr_status":"1","cdr_callee_cno":"2001","cdr_agent_name":"李四"}"""
                .formatted(number, number, number % 5000, start, start + 8, start + 200);
    }

    /** How many pushes have been worked on. */
    private static final class Stored {
        private final Database database;

        Stored(Database database) {
            this.database = database;
        }

        void await(int count) {
            long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (done() < count) {
                if (System.nanoTime() > deadline) {
                    throw new BenchmarkFailed("Only " + done() + " of " + count + " pushes were taken in within "
                            + LONGEST_WAIT.toMinutes() + " minutes");
                }
                LockSupport.parkNanos(20_000_000);
            }
        }

        private long done() {
            return database.jdbi().withHandle(handle -> handle.createQuery(
                            "SELECT count(*) FROM callback_ledger WHERE status = 'done'")
                    .mapTo(Long.class)
                    .one());
        }
    }
}
