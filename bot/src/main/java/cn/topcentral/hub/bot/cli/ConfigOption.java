package cn.topcentral.hub.bot.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of every command that works on the hub's own data. */
final class ConfigOption {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Configuration; without it the file HUB_CONFIG names, else ./hub.yaml, else the defaults.")
    private Optional<Path> file = Optional.empty();

    Optional<Path> file() {
        return file;
    }
}
