package cn.topcentral.hub.bench.push;

import cn.topcentral.hub.bench.measure.Benchmark;
import cn.topcentral.hub.bench.measure.BenchmarkFailed;
import cn.topcentral.hub.bench.measure.Figure;
import cn.topcentral.hub.bench.measure.Figure.Target;
import cn.topcentral.hub.bench.server.BenchServer;
import cn.topcentral.hub.bot.config.Secret;
import cn.topcentral.hub.bot.config.WecomConfig;
import cn.topcentral.hub.bot.config.WecomGroup;
import cn.topcentral.hub.bot.gateway.Message;
import cn.topcentral.hub.bot.push.Push;
import cn.topcentral.hub.sandbox.Sandbox;
import cn.topcentral.hub.sandbox.SandboxConfig;
import cn.topcentral.hub.sandbox.chat.SentMessage;
import cn.topcentral.hub.sandbox.corp.Corp;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.integrity.ServiceStatus;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.NotificationKind;
import cn.topcentral.hub.storage.notification.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** A storm of alerts for one group, pushed by two hubs on one database: how many cards a minute, and whether every alert is told. */
public final class StormBenchmark implements Benchmark {
    private static final String NAME = "push";
    private static final String DATABASE = "pushes";
    private static final URI PAGE = URI.create("https://hub.example/");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** In the title of a summary. */
    private static final Pattern COUNT = Pattern.compile("还有 (\\d+) 条");

    private final int alerts;
    private final int seconds;
    private final Duration apiDelay;
    private final Clock clock;

    /**
     * A storm.
     *
     * @param seconds over how long the alerts come; 0 is all at once
     * @param apiDelay what WeCom's API takes beside the sandbox's own time
     */
    public StormBenchmark(int alerts, int seconds, Duration apiDelay, Clock clock) {
        this.alerts = alerts;
        this.seconds = seconds;
        this.apiDelay = apiDelay;
        this.clock = clock;
    }

    @Override
    public List<Figure> run(PrintWriter log) {
        try (BenchServer server = BenchServer.start();
                Sandbox sandbox = Sandbox.start(SandboxConfig.demo(clock))) {
            sandbox.faults().apiDelay(apiDelay);
            server.create(DATABASE);
            try (Database first = Database.open(server.config(DATABASE), BenchServer.TENANT);
                    Database second = Database.openMigrated(server.config(DATABASE), BenchServer.TENANT)) {
                return storm(first, second, sandbox, log);
            }
        }
    }

    private List<Figure> storm(Database first, Database second, Sandbox sandbox, PrintWriter log) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        long start = System.nanoTime();
        try (Push one = hub(first, sandbox, meters);
                Push other = hub(second, sandbox, meters)) {
            one.start();
            other.start();
            log.printf("%,d alerts within %d s ...%n", alerts, seconds);
            addAll(new Outbox(first), start);
            awaitSent(new ServiceStatus(first));
        }
        double all = (System.nanoTime() - start) / 1e9;
        List<SentMessage> cards = sandbox.sent();
        return List.of(
                Figure.alone(
                        NAME,
                        "most cards in any minute, %d alerts within %d s".formatted(alerts, seconds),
                        "cards",
                        (double) mostInAMinute(cards),
                        Optional.of(Target.valueAtMost(20))),
                Figure.alone(
                        NAME,
                        "alerts lost or told twice",
                        "alerts",
                        (double) Math.abs(alerts - told(cards)),
                        Optional.of(Target.none())),
                Figure.alone(NAME, "all told after", "s", all, Optional.empty()),
                Figure.alone(NAME, "cards in all", "cards", cards.size(), Optional.empty()));
    }

    private Push hub(Database database, Sandbox sandbox, MeterRegistry meters) {
        Corp corp = Corp.demo();
        Secret key = new Secret(corp.webhooks().keySet().iterator().next());
        WecomConfig config = new WecomConfig(
                sandbox.url(),
                sandbox.url(),
                sandbox.url(),
                Optional.of(corp.corpId()),
                Optional.empty(),
                Map.of("sales", new WecomGroup(Optional.of(key), Optional.empty(), Optional.empty(), false)));
        return Push.of(config, database, Optional.empty(), Optional.empty(), PAGE, TIMEOUT, clock, meters);
    }

    private void addAll(Outbox outbox, long start) {
        for (int i = 0; i < alerts; i++) {
            long due = start + Duration.ofSeconds(seconds).toNanos() / alerts * i;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            outbox.add(new NewNotification(
                    "alert:" + i,
                    "group:sales",
                    NotificationKind.ALERT,
                    Message.text("客户" + i + " 付款逾期").json(),
                    "客户" + i + "：付款逾期",
                    clock.instant(),
                    Optional.empty()));
        }
    }

    private void awaitSent(ServiceStatus status) {
        long limit = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (status.counts().getOrDefault("notifications waiting", 0L) > 0) {
            if (System.nanoTime() > limit) {
                throw new BenchmarkFailed(
                        "Pushes still wait " + LONGEST_WAIT.toMinutes() + " minutes after the last alert");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** How many alerts a reader of the group knows of, by what arrived there. */
    private static long told(List<SentMessage> cards) {
        return cards.stream()
                .map(card -> COUNT.matcher(card.content().toString()))
                .mapToLong(count -> count.find() ? Long.parseLong(count.group(1)) : 1)
                .sum();
    }

    private static long mostInAMinute(List<SentMessage> cards) {
        return cards.stream()
                .mapToLong(first -> cards.stream()
                        .filter(card -> !card.at().isBefore(first.at())
                                && card.at().isBefore(first.at().plus(MINUTE)))
                        .count())
                .max()
                .orElse(0);
    }
}
