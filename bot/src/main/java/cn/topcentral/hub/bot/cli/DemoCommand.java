package cn.topcentral.hub.bot.cli;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub demo}. Reads no configuration, so that trying the hub out can never write to a real WeCom or database. */
@Command(
        name = "demo",
        header = "Try the hub: its own PostgreSQL, a WeCom of its own in the browser, demo customers.",
        description =
                "Prints \"Hub ready: URL\" when the page can be opened; Ctrl-C ends it. The data stays in DIR for the next start.")
public final class DemoCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param port TCP port of the page; 0 takes any free one
     * @param dataDirectory folder of the demo's database, absolute; made when missing
     * @param time what time of the day it shall be when it starts, in Shanghai, so that what happens at 9:00 can be seen at any hour
     */
    public record Request(int port, Path dataDirectory, Optional<LocalTime> time) {}

    private final CommandWork<Request> work;
    private final CommandContext context;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the page (default: ${DEFAULT-VALUE}; 0: any free one).")
    private int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the demo's data (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data", "demo");

    @Option(
            names = "--time",
            paramLabel = "HH:MM",
            description =
                    "Time of the day in Shanghai when it starts, e.g. 08:59 to see the daily report come (default: the real one).")
    private @Nullable LocalTime time;

    public DemoCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            throw new CommandFailure("--port " + port + " is no TCP port", "Give a number from 0 to 65535.");
        }
        return work.run(new Request(port, context.resolve(data), Optional.ofNullable(time)), context);
    }
}
