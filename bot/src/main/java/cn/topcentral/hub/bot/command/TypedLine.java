package cn.topcentral.hub.bot.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A typed line, taken apart. Tolerates what phones and WeCom make of {@code /timeline 奥克斯}: odd spaces, the full-width slash, {@code 、} for
 * the slash (what a Chinese keyboard types on that key), and the mention of the bot before or after.
 */
public sealed interface TypedLine {

    /**
     * A line that begins with a slash.
     *
     * @param word what follows the slash up to a space, or up to where Latin letters end: {@code timeline} of {@code /timeline奥克斯}
     * @param rest what follows the word
     */
    record Slash(String word, String rest) implements TypedLine {}

    /** Any other line; may be empty. */
    record Plain(String text) implements TypedLine {}

    /** Takes a line apart; never fails. */
    static TypedLine parse(String typed) {
        String line = Grammar.withoutMentions(Grammar.withPlainSpaces(typed));
        Optional<String> command = Grammar.afterSlash(line);
        if (command.isEmpty()) {
            return new Plain(line);
        }
        Matcher latin = Grammar.LATIN_WORD.matcher(command.get());
        if (latin.lookingAt()) {
            return new Slash(latin.group(), command.get().substring(latin.end()).strip());
        }
        String[] parts = command.get().split(" ", 2);
        return new Slash(parts[0], parts.length == 2 ? parts[1].strip() : "");
    }

    /** The character rules, apart because an interface has no private constants. */
    final class Grammar {
        // \h: all horizontal spaces, U+00A0, U+2005 and U+3000 among them. The rest has no width and is put in by
        // clients.
        private static final Pattern SPACES =
                Pattern.compile("[\\s\\h\\u0085\\u200b-\\u200f\\u2028\\u2029\\u2060\\ufeff]+");
        private static final Pattern MENTION = Pattern.compile("(?<=^| )[@＠][^ /／]*(?= |$)");
        /** A bot's name may hold spaces, so before a slash everything from the mention on is the mention. */
        private static final Pattern MENTION_BEFORE_SLASH = Pattern.compile("^[@＠][^/／]*(?=[/／])");

        private static final Pattern SLASH = Pattern.compile("^[/／、] ?");
        private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

        private Grammar() {}

        private static String withPlainSpaces(String text) {
            return SPACES.matcher(text).replaceAll(" ").strip();
        }

        private static String withoutMentions(String line) {
            String afterLeading = MENTION_BEFORE_SLASH.matcher(line).replaceFirst("");
            return withPlainSpaces(MENTION.matcher(afterLeading).replaceAll(" "));
        }

        private static Optional<String> afterSlash(String line) {
            Matcher slash = SLASH.matcher(line);
            return slash.lookingAt() ? Optional.of(line.substring(slash.end())) : Optional.empty();
        }
    }
}
