package cn.topcentral.hub.bot.work;

import cn.topcentral.hub.bot.Hub;
import cn.topcentral.hub.bot.HubStorage;
import cn.topcentral.hub.bot.cli.CommandContext;
import cn.topcentral.hub.bot.cli.CommandFailure;
import cn.topcentral.hub.bot.cli.CommandWork;
import cn.topcentral.hub.bot.cli.ExitCode;
import cn.topcentral.hub.bot.cli.ServeCommand;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code hub serve}: runs until it is told to end, or only tries everything that can be tried. */
public final class ServeWork implements CommandWork<ServeCommand.Request> {
    private final Clock clock;

    public ServeWork(Clock clock) {
        this.clock = clock;
    }

    @Override
    public int run(ServeCommand.Request request, CommandContext context) throws InterruptedException {
        HubStorage.As as = request.checkOnly() ? HubStorage.As.GUEST : HubStorage.As.OWNER;
        try (UntilTold end = new UntilTold();
                HubStorage storage = HubStorage.open(request.config(), as)) {
            List<String> hooks = Hub.hookProblems(request.config(), storage, clock);
            if (!hooks.isEmpty()) {
                throw new CommandFailure(
                        String.join("\n     ", hooks), "docs/channels says for each kind of hook which keys it takes.");
            }
            if (request.checkOnly()) {
                return new ConnectionCheck(request.config(), storage, clock).print(context.out())
                        ? ExitCode.OK
                        : ExitCode.FAILED;
            }
            try (Hub hub = Hub.start(request.config(), storage, clock, Optional.empty())) {
                context.out().println("Hub ready: " + hub.url());
                end.await();
            }
            return ExitCode.OK;
        }
    }
}
