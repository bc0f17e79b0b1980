package cn.topcentral.hub.bot.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration from its file and the environment. */
public final class HubConfigFile {
    static final Path DEFAULT_NAME = Path.of("hub.yaml");

    private HubConfigFile() {}

    /**
     * Reads {@code named}; without it the file that {@code HUB_CONFIG} names; without that {@code hub.yaml} in the working directory if there is one,
     * else nothing but variables and defaults. Every key can be overridden by a variable: {@code wecom.app.secret} by {@code HUB_WECOM_APP_SECRET}.
     *
     * @param named the file given on the command line
     * @param environment the process's variables
     * @param workingDirectory what {@code named}, {@code HUB_CONFIG} and paths in variables are relative to
     * @throws InvalidConfigException with everything that is wrong
     */
    public static HubConfig load(Optional<Path> named, Map<String, String> environment, Path workingDirectory) {
        Path absoluteWorkingDirectory = workingDirectory.toAbsolutePath().normalize();
        Optional<Path> file = locate(named, environment, absoluteWorkingDirectory);
        ConfigReading reading = new ConfigReading(
                file.map(Path::toString).orElse("configuration"),
                file.map(absoluteWorkingDirectory::resolve).map(Path::getParent).orElse(absoluteWorkingDirectory),
                absoluteWorkingDirectory,
                environment);
        HubConfig config = read(reading, file.map(absoluteWorkingDirectory::resolve));
        if (!reading.problems().isEmpty()) {
            throw new InvalidConfigException(reading.problems());
        }
        return config;
    }

    /** Reads into {@code reading}, which has the problems afterwards; the result is of use only if there are none. */
    static HubConfig read(ConfigReading reading, Optional<Path> file) {
        Optional<String> text = file.flatMap(given -> text(given, reading));
        if (file.isPresent() && text.isEmpty()) {
            throw new InvalidConfigException(reading.problems());
        }
        Optional<ConfigNode.Mapping> tree =
                text.flatMap(given -> new YamlTree(reading.file(), reading::report).parse(given));
        ConfigSection root = new ConfigSection(reading, "", tree);
        HubConfig config = HubConfig.read(root);
        root.reportUnknownKeys();
        reading.reportUnknownVariables();
        return config;
    }

    private static Optional<Path> locate(Optional<Path> named, Map<String, String> environment, Path workingDirectory) {
        return named.or(() -> Optional.ofNullable(environment.get("HUB_CONFIG"))
                        .filter(value -> !value.isEmpty())
                        .map(Path::of))
                .or(() -> Optional.of(DEFAULT_NAME).filter(name -> Files.exists(workingDirectory.resolve(name))));
    }

    private static Optional<String> text(Path file, ConfigReading reading) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            unreadable(reading, "does not exist", "check the path given by --config or HUB_CONFIG");
        } catch (CharacterCodingException e) {
            unreadable(reading, "is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            unreadable(reading, "cannot be read", "check that it is a file and that the hub's user may read it");
        }
        return Optional.empty();
    }

    private static void unreadable(ConfigReading reading, String wrong, String remedy) {
        reading.report(new ConfigProblem(reading.file(), "", wrong, remedy));
    }
}
