package cn.topcentral.hub.agents.local.extract;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Product names beside what the pattern of grades finds: our own catalogue, and names that no pattern knows. Case, blanks and hyphens in them
 * do not matter.
 *
 * @param names as in the catalogue; a name of fewer than two characters is left out
 */
public record ProductLexicon(List<String> names) {
    public ProductLexicon {
        names = names.stream()
                .map(String::strip)
                .filter(name -> name.length() > 1)
                .distinct()
                .toList();
    }

    /** No names: the patterns alone. */
    public static ProductLexicon empty() {
        return new ProductLexicon(List.of());
    }

    /** Finds any of the names, the longest first; nothing when there are none. */
    Pattern pattern() {
        String any = names.stream()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(ProductLexicon::flexible)
                .collect(Collectors.joining("|"));
        String alternatives = any.isEmpty() ? "(?!)" : any;
        return Pattern.compile("(?<![A-Za-z0-9])(?:" + alternatives + ")(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
    }

    /** A blank or hyphen may stand or be missing wherever letters meet digits. */
    private static String flexible(String name) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean separator = character == '-' || Character.isWhitespace(character);
            boolean meets = i > 0 && Character.isDigit(character) && Character.isLetter(name.charAt(i - 1));
            pattern.append(meets ? "[-\\s]?" : "")
                    .append(separator ? "[-\\s]?" : Pattern.quote(String.valueOf(character)));
        }
        return pattern.toString();
    }

    /** A name in the one spelling that tells whether two are the same. */
    static String key(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[-\\s_杠]", "");
    }
}
