package cn.topcentral.hub.templates.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the prompts. A file begins with its version and has two parts:
 *
 * <pre>
 * version: 1
 * --- system
 * 你是…
 * --- user
 * 沟通类型：{communication_type}
 * </pre>
 */
public final class Prompts {
    /** Every prompt there is: the agents A10 to A16, questions in words, and the stages in which a long history is summarised. */
    public static final List<String> IDS = List.of(
            "a10",
            "a11",
            "a12",
            "a13",
            "a14",
            "a15",
            "a16",
            "ask",
            "summarise-thread",
            "summarise-month",
            "summarise-customer");

    private static final Pattern FILE =
            Pattern.compile("version: *(\\S+)\\s*\\R--- system\\R(.+?)\\R--- user\\R(.+)", Pattern.DOTALL);

    private Prompts() {}

    /**
     * A prompt.
     *
     * @throws IllegalArgumentException when there is none of that id, or its file is not laid out as above
     */
    public static PromptText load(String id) {
        Matcher file = FILE.matcher(text(id));
        if (!file.matches()) {
            throw new IllegalArgumentException(
                    "prompts/" + id + ".md must have a version, a part '--- system' and a part '--- user'");
        }
        return new PromptText(
                id, file.group(1), file.group(2).strip(), file.group(3).strip());
    }

    private static String text(String id) {
        try (InputStream file = Prompts.class.getResourceAsStream("/prompts/" + id + ".md")) {
            if (file == null) {
                throw new IllegalArgumentException("There is no prompt '" + id + "'; there are " + IDS);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
