package cn.topcentral.hub.bot.demo;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words a line of a script: of {@code <a|b|c>} one is taken, {@code {slot}} is filled, a line that begins with {@code ?} is left out half of
 * the time.
 */
final class Wording {
    private static final Pattern CHOICE = Pattern.compile("<([^<>]*\\|[^<>]*)>");
    private static final Pattern SLOT = Pattern.compile("\\{([^{}]+)}");

    private final Map<String, String> slots;
    private final RandomGenerator random;

    Wording(Map<String, String> slots, RandomGenerator random) {
        this.slots = Map.copyOf(slots);
        this.random = random;
    }

    /** The lines as said this time. */
    List<String> say(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("?") || random.nextBoolean())
                .map(line -> line.startsWith("?") ? line.substring(1) : line)
                .map(this::say)
                .toList();
    }

    String say(String line) {
        String chosen = CHOICE.matcher(line).replaceAll(match -> Matcher.quoteReplacement(choose(match)));
        return SLOT.matcher(chosen).replaceAll(match -> Matcher.quoteReplacement(slot(match.group(1), line)));
    }

    private String choose(MatchResult match) {
        String[] choices = match.group(1).split("\\|", -1);
        return choices[random.nextInt(choices.length)];
    }

    private String slot(String name, String line) {
        String value = slots.get(name);
        if (value == null) {
            throw new IllegalStateException("The demo's texts name {" + name + "}, which nothing fills: " + line);
        }
        return value;
    }
}
