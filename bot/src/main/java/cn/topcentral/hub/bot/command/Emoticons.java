package cn.topcentral.hub.bot.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The emoticons that older clients write as {@code /微笑} or {@code /::)}: they begin like a command and are none. The names are in {@code
 * emoticons.txt}.
 */
final class Emoticons {
    private final Set<String> names;

    Emoticons() {
        try (InputStream file = Emoticons.class.getResourceAsStream("emoticons.txt")) {
            if (file == null) {
                throw new IllegalStateException("emoticons.txt is missing beside " + Emoticons.class);
            }
            names = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split(" +")))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether what follows a slash begins with an emoticon's name. Names of one character count only alone, as they begin many words. */
    boolean begins(String word) {
        return word.startsWith(":")
                || names.contains(word)
                || names.stream().anyMatch(name -> name.length() > 1 && word.startsWith(name))
                || names.contains(word.split("[/／]", 2)[0]);
    }
}
