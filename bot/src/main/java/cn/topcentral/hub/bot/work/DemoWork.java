package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.Hub;
import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.Intake;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.DemoCommand;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.demo.DemoData;
import cn.topcentral.hub.bot.demo.DemoPeople;
import cn.topcentral.hub.bot.demo.SandboxProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** {@code hub demo}: the whole product on one machine, with a WeCom of its own and made-up customers. */
public final class DemoWork implements CommandWork<DemoCommand.Request> {
    private final Clock clock;

    public DemoWork(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(DemoCommand.Request request, CommandContext context) throws IOException, InterruptedException {
        Clock clock = request.time().map(this::startingAt).orElse(this.clock);
        int port = request.port() == 0 ? freePort() : request.port();
        try (UntilTold end = new UntilTold();
                SandboxProcess sandbox = SandboxProcess.start(port, request.dataDirectory())) {
            HubConfig config = sandbox.config(context.environment());
            try (HubStorage storage = HubStorage.open(config, HubStorage.As.OWNER)) {
                new DemoData(
                                storage.customers(),
                                storage.contactPoints(),
                                storage.employees(),
                                storage.orders(),
                                new Intake(config, storage, clock).engine()::accept,
                                clock)
                        .fill(context.err()::println);
                try (Hub hub = Hub.start(config, storage, clock, Optional.of(sandbox.url()))) {
                    context.out().println("Hub ready: " + hub.url());
                    end.await();
                }
            }
        }
        return ExitCode.OK;
    }

    /** The clock that shows this time in Shanghai now and runs on: moved by less than half a day, so today stays today where that is possible. */
    private Clock startingAt(LocalTime time) {
        LocalTime now = LocalTime.ofInstant(clock.instant(), DemoPeople.ZONE);
        Duration ahead = Duration.between(now, time);
        Duration day = Duration.ofDays(1);
        Duration half = Duration.ofHours(12);
        Duration least = ahead.compareTo(half) > 0
                ? ahead.minus(day)
                : ahead.compareTo(half.negated()) < 0 ? ahead.plus(day) : ahead;
        return Clock.offset(clock, least);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
