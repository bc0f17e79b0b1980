package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of the commands that have A10 read a file of records. */
public final class LabelledFile {
    /**
     * What the call asks for.
     *
     * @param config the configuration
     * @param file the file; absent for stdin
     * @param json whether to print JSON
     */
    public record Request(HubConfig config, Optional<Path> file, boolean json) {

        /** Opens it; a line is a JSON object. */
        public BufferedReader open() throws IOException {
            return file.isPresent()
                    ? Files.newBufferedReader(file.get(), StandardCharsets.UTF_8)
                    : new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
    }

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "FILE", description = "Records, a JSON object a line (docs/agents/a10.md); - for stdin.")
    private String file = "";

    @Option(names = "--json", description = "Print JSON on stdout and nothing else.")
    private boolean json;

    Request request(CommandContext context) {
        return request(context.config(config.file()), file, json, context);
    }

    /** The same for what another command understood of its arguments. */
    static Request request(HubConfig config, String file, boolean json, CommandContext context) {
        Optional<Path> path = file.equals("-") ? Optional.empty() : Optional.of(context.resolve(Path.of(file)));
        if (path.filter(given -> !Files.isRegularFile(given)).isPresent()) {
            throw new CommandFailure("there is no file " + file, "Check the path, or give - to read from stdin.");
        }
        return new Request(config, path, json);
    }
}
