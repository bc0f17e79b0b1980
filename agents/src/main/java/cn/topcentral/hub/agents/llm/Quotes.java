package cn.topcentral.hub.agents.llm;

import java.util.Optional;

/** Finds in a record what a model says it quotes. */
public final class Quotes {
    /** Enough to recognise the place. */
    private static final int LONGEST = 200;

    private Quotes() {}

    /**
     * The literal part of the content that a quote stands for: the same characters, where white space and what was defused on the way to the
     * model may differ.
     */
    public static Optional<String> find(String content, String quote) {
        String sought = shortened(quote.strip());
        if (sought.isEmpty()) {
            return Optional.empty();
        }
        if (content.contains(sought)) {
            return Optional.of(sought);
        }
        String squeezed = squeezed(sought);
        if (squeezed.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder dense = new StringBuilder();
        int[] origin = new int[content.length()];
        for (int i = 0; i < content.length(); i++) {
            char letter = plain(content.charAt(i));
            if (!blank(letter)) {
                origin[dense.length()] = i;
                dense.append(letter);
            }
        }
        int at = dense.indexOf(squeezed);
        return at < 0
                ? Optional.empty()
                : Optional.of(content.substring(origin[at], origin[at + squeezed.length() - 1] + 1));
    }

    public static boolean holds(String content, String quote) {
        return find(content, quote).isPresent();
    }

    private static String squeezed(String text) {
        StringBuilder dense = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = plain(text.charAt(i));
            if (!blank(letter)) {
                dense.append(letter);
            }
        }
        return dense.toString();
    }

    private static char plain(char letter) {
        return switch (letter) {
            case '＜' -> '<';
            case '＞' -> '>';
            default -> letter;
        };
    }

    private static boolean blank(char letter) {
        return Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || Character.isISOControl(letter)
                || Character.getType(letter) == Character.FORMAT;
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }
}
