package cn.topcentral.hub.templates.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts text to a length without ever splitting what a reader sees as one character: surrogate pairs, combining marks,
 * flags and joined emoji stay whole. A cut text ends in {@code …}; a text that fits comes back unchanged.
 */
public final class Shortening {
    public static final String ELLIPSIS = "…";
    private static final int ELLIPSIS_BYTES = bytes(ELLIPSIS);

    // The JDK's BreakIterator splits joined emoji before Java 20; the regex engine's \X follows UAX #29 already on 17.
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Shortening() {}

    /**
     * At most {@code limit} characters (字, counted as Unicode code points, the ellipsis included).
     *
     * @throws IllegalArgumentException if {@code limit} is below 1
     */
    public static String chars(String text, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("Cannot shorten to " + limit + " characters; the least is 1");
        }
        return countChars(text) <= limit ? text : head(text, limit - 1, false) + ELLIPSIS;
    }

    /**
     * At most {@code limit} bytes of UTF-8, the ellipsis included.
     *
     * @throws IllegalArgumentException if {@code limit} is below 3, the size of the ellipsis
     */
    public static String utf8Bytes(String text, int limit) {
        if (limit < ELLIPSIS_BYTES) {
            throw new IllegalArgumentException("Cannot shorten to " + limit + " bytes; the least is " + ELLIPSIS_BYTES);
        }
        return bytes(text) <= limit ? text : headBytes(text, limit - ELLIPSIS_BYTES) + ELLIPSIS;
    }

    /** The longest beginning of whole characters within {@code limit} bytes of UTF-8, without an ellipsis; may be empty. */
    public static String headBytes(String text, int limit) {
        return head(text, limit, true);
    }

    /** The number of 字 as this class counts them. */
    public static int countChars(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The number of bytes of the UTF-8 form, which is what WeCom's byte limits count. */
    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String head(String text, int limit, boolean inBytes) {
        Matcher graphemes = GRAPHEME.matcher(text);
        int used = 0;
        int end = 0;
        while (graphemes.find()) {
            String grapheme = graphemes.group();
            used += inBytes ? bytes(grapheme) : countChars(grapheme);
            if (used > limit) {
                break;
            }
            end = graphemes.end();
        }
        return text.substring(0, end);
    }
}
