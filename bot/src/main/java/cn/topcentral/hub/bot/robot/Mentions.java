package cn.topcentral.hub.bot.robot;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes the mention of the robot out of what was written in a group: WeCom leaves it in, anywhere, and tells nobody where it ends (page 100719). */
final class Mentions {
    private static final String SPACE = "[\\h\\u200b-\\u200f\\u2060\\ufeff]";
    /** Somebody is mentioned; a mail address is not, as nothing divides it from what stands before. */
    private static final Pattern ANYBODY = Pattern.compile("(?<![^\\s\\h])[@＠][^\\s\\h/／]+");

    private final List<Pattern> names;

    /** @param names what the robot is called, without {@code @}; needed only where one holds spaces */
    Mentions(Collection<String> names) {
        this.names = names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Mentions::mention)
                .toList();
    }

    /** The text without the robot's name, if it is there, or without whom it mentions first. Lines stay as they are. */
    String without(String text) {
        for (Pattern name : names) {
            Matcher mention = name.matcher(text);
            if (mention.find()) {
                return mention.replaceAll(" ").strip();
            }
        }
        return ANYBODY.matcher(text).replaceFirst(" ").strip();
    }

    private static Pattern mention(String name) {
        String spaced = String.join(
                SPACE + "+",
                Stream.of(name.strip().split("\\h+", -1)).map(Pattern::quote).toList());
        return Pattern.compile("[@＠]" + spaced + "(?![\\p{L}\\p{N}_])" + SPACE + "?", Pattern.CASE_INSENSITIVE);
    }
}
