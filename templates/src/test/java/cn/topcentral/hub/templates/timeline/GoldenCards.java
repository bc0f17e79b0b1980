package cn.topcentral.hub.templates.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.templates.card.Card;
import cn.topcentral.hub.templates.card.CardJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what a template renders with the file under {@code src/test/resources/golden}. Run with
 * {@code -Dgolden.update=true} to rewrite the files, then read the difference before committing it.
 */
public final class GoldenCards {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenCards() {}

    public static void assertGolden(String name, Card card) {
        assertGolden(name + ".json", CardJson.node(card).toPrettyString());
        assertGolden(name + ".txt", card.plainText());
    }

    public static void assertGolden(String fileName, String text) {
        Path file = FOLDER.resolve(fileName);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text + "\n");
            }
            assertThat(file).as("run with -Dgolden.update=true to create it").exists();
            assertThat(text + "\n").as(fileName).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write golden file " + file, e);
        }
    }
}
