package cn.topcentral.hub.agents.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Outputs that are to stay as they are. {@code -Dgolden.write=true} writes them anew, to be read before they are committed. */
public final class Golden {
    private Golden() {}

    /** The text is that of the file among the test's resources. */
    public static void check(String file, String text) {
        if (Boolean.getBoolean("golden.write")) {
            write(Path.of("src/test/resources", file), text);
        }
        assertThat(text).as(file).isEqualTo(Boolean.getBoolean("golden.write") ? text : read(file));
    }

    private static String read(String file) {
        try (InputStream resource = Golden.class.getResourceAsStream("/" + file)) {
            return resource == null ? "" : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
