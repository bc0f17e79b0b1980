package cn.topcentral.hub.templates.text;

/**
 * Takes out of a text what would let it show as something else: control characters, bidirectional embeddings, overrides
 * and isolates (Unicode TR 36 §2.10.4, "Trojan Source"), invisible fillers, unpaired surrogates. Right-to-left letters
 * and the joiners inside emoji and Persian or Indic words stay.
 */
public final class CleanText {
    private CleanText() {}

    /** One line: every run of white space, line breaks included, becomes one space; the ends are trimmed. */
    public static String line(String text) {
        return cleaned(text).replaceAll("[\\s\\u00A0\\u3000]+", " ").strip();
    }

    /** Several lines: line breaks stay (as {@code \n}, at most one empty line in a row), the ends are trimmed. */
    public static String lines(String text) {
        return cleaned(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replace('\t', ' ')
                .replaceAll(" +\n", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private static String cleaned(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> appendVisible(kept, codePoint));
        // Joiners with nothing to join make a text that is not empty and shows nothing.
        return kept.codePoints().allMatch(CleanText::isInvisible) ? "" : kept.toString();
    }

    private static void appendVisible(StringBuilder kept, int codePoint) {
        if (codePoint == '\u2028' || codePoint == '\u2029' || codePoint == '\u0085') {
            kept.append('\n');
        } else if (codePoint == '\n' || codePoint == '\t') {
            kept.appendCodePoint(codePoint);
        } else if (codePoint == '\r' || codePoint == '\f' || codePoint == '\u000B') {
            kept.append(' ');
        } else if (Character.getType(codePoint) == Character.SURROGATE) {
            kept.append('\uFFFD');
        } else if (!isForbidden(codePoint)) {
            kept.appendCodePoint(codePoint);
        }
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint)
                || (codePoint >= 0x202A && codePoint <= 0x202E) // embeddings, overrides
                || (codePoint >= 0x2066 && codePoint <= 0x2069) // isolates
                || codePoint == 0x200B // zero width space
                || codePoint == 0x2060 // word joiner
                || codePoint == 0xFEFF; // byte order mark
    }

    private static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT
                || codePoint == 0x3164 // Hangul filler, a blank name's favourite
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0xFFA0
                || codePoint == 0x2800; // Braille blank
    }
}
