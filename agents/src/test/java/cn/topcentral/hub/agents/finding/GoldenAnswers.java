package cn.topcentral.hub.agents.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares an answer, byte for byte, with the file under {@code src/test/resources/agents/golden}. Run with {@code -Dgolden.update=true} to rewrite the
 * files, then read the difference before committing it.
 */
public final class GoldenAnswers {
    private static final Path FOLDER = Path.of("src/test/resources/agents/golden");

    private GoldenAnswers() {}

    public static void assertGolden(String name, Finding<?> finding) {
        Path file = FOLDER.resolve(name + ".json");
        String text = AgentJson.tree(finding).toPrettyString() + "\n";
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
            }
            assertThat(file).as("run with -Dgolden.update=true to create it").exists();
            assertThat(text).as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write golden file " + file, e);
        }
    }
}
