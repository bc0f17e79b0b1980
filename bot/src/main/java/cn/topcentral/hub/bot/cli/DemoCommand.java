package cn.topcentral.hub.bot.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
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
     */
    public record Request(int port, Path dataDirectory) {}

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

    public DemoCommand(CommandContext context, CommandWork<Request> work) {
        this.context = context;
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            throw new CommandFailure("--port " + port + " is no TCP port", "Give a number from 0 to 65535.");
        }
        return work.run(new Request(port, context.resolve(data)), context);
    }
}
