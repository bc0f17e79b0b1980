package cn.topcentral.hub.bot.demo;

import cn.topcentral.hub.storage.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the demo's texts from the class path. */
final class Resources {
    private Resources() {}

    /** The lines that say something: no comments, trailing spaces gone; empty lines stay, mails need them. */
    static List<String> lines(String name) {
        return text(name)
                .lines()
                .filter(line -> !line.startsWith("//"))
                .map(String::stripTrailing)
                .toList();
    }

    static <T> T yaml(String name, Class<T> type) {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(name));
        return Json.MAPPER.convertValue(tree, type);
    }

    private static String text(String name) {
        try (InputStream stream = Resources.class.getResourceAsStream("/demo/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("The demo's text " + name + " is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
