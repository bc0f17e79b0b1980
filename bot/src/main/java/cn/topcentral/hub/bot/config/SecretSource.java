package cn.topcentral.hub.bot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a secret where the configuration says it is: in place, in a variable or in a file. */
final class SecretSource {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    /** Far more than any key or token; keeps a wrong path (a log, a disk image) out of memory. */
    private static final long MAX_FILE_BYTES = 16_384;

    private final ConfigReading reading;
    private final Path baseFolder;

    SecretSource(ConfigReading reading, Path baseFolder) {
        this.reading = reading;
        this.baseFolder = baseFolder;
    }

    Optional<String> resolve(ConfigNode node, TextRule.Report report) {
        if (node instanceof ConfigNode.Scalar scalar) {
            Matcher reference = REFERENCE.matcher(scalar.text());
            return reference.matches() ? fromVariable(reference.group(1), report) : Optional.of(scalar.text());
        }
        if (node instanceof ConfigNode.Mapping mapping
                && mapping.entries().size() == 1
                && mapping.entries().get("file") instanceof ConfigNode.Scalar file) {
            return fromFile(baseFolder.resolve(file.text()), report);
        }
        report.problem("is " + node.shape(), "write the value, ${VARIABLE}, or {file: path}");
        return Optional.empty();
    }

    private Optional<String> fromVariable(String name, TextRule.Report report) {
        Optional<String> value = reading.variable(name);
        if (value.isEmpty()) {
            report.problem("refers to the variable " + name + ", which is not set", "set it for the hub's process");
        }
        return value;
    }

    private Optional<String> fromFile(Path file, TextRule.Report report) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                report.problem(
                        "refers to the file " + file + ", which is too large for a secret",
                        "name a file with nothing but the value");
                return Optional.empty();
            }
            // Editors and echo end the file with a line break that is no part of the secret.
            String value = Files.readString(file).strip();
            if (value.isEmpty()) {
                report.problem("refers to the file " + file + ", which is empty", "write the value into it");
                return Optional.empty();
            }
            return Optional.of(value);
        } catch (IOException e) {
            report.problem(
                    "refers to the file " + file + ", which cannot be read",
                    "check the path and that the hub's user may read it");
            return Optional.empty();
        }
    }
}
