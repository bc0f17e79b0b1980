package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub import}. */
@Command(
        name = "import",
        header = "Read files of a channel onto the timelines.",
        description = {
            "Prints read / stored / duplicate / merged / unclaimed / rejected. Rejected items are listed with file, position and reason;"
                    + " the good ones are stored. A file can be imported again: what is there already counts as duplicate.",
            "Exit code 0 only when nothing was rejected."
        })
public final class ImportCommand implements Callable<Integer> {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param channel one of the channels the command was made with
     * @param paths existing files and folders, absolute, in the order given
     * @param json whether to print one JSON document instead of text
     */
    public record Request(HubConfig config, String channel, List<Path> paths, boolean json) {
        public Request {
            paths = List.copyOf(paths);
        }
    }

    private final Set<String> channels;
    private final CommandWork<Request> work;
    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Parameters(index = "0", paramLabel = "CHANNEL", description = "Where the files come from: email, wecom, phone ...")
    private String channel = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files or folders.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document on stdout and nothing else.")
    private boolean json;

    /** Makes the command for the channels that {@code work} can read. */
    public ImportCommand(CommandContext context, Set<String> channels, CommandWork<Request> work) {
        this.context = context;
        this.channels = new TreeSet<>(channels);
        this.work = work;
    }

    @Override
    public Integer call() throws Exception {
        if (!channels.contains(channel)) {
            throw new CommandFailure(
                    "there is no channel '" + channel + "' to import",
                    "Channels: " + String.join(", ", channels) + ".");
        }
        List<Path> resolved = paths.stream().map(context::resolve).toList();
        List<String> missing = resolved.stream()
                .filter(path -> !Files.exists(path))
                .map(Path::toString)
                .toList();
        if (!missing.isEmpty()) {
            throw new CommandFailure(
                    "there is no " + String.join(", no ", missing), "Check the paths; nothing was imported.");
        }
        return work.run(new Request(context.config(config.file()), channel, resolved, json), context);
    }
}
