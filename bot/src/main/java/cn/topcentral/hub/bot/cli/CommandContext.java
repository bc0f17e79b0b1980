package cn.topcentral.hub.bot.cli;

import cn.topcentral.hub.bot.config.HubConfig;
import cn.topcentral.hub.bot.config.HubConfigFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds a call of the program.
 *
 * @param environment the process's variables
 * @param workingDirectory what relative paths in arguments are relative to
 * @param out results, and with {@code --json} one document and nothing else
 * @param err progress and failures
 */
public record CommandContext(Map<String, String> environment, Path workingDirectory, PrintStream out, PrintStream err) {
    public CommandContext {
        environment = Map.copyOf(environment);
    }

    /** A path as the caller meant it, made absolute. */
    Path resolve(Path given) {
        return workingDirectory.resolve(given).toAbsolutePath().normalize();
    }

    HubConfig config(Optional<Path> named) {
        return HubConfigFile.load(named, environment, workingDirectory);
    }
}
