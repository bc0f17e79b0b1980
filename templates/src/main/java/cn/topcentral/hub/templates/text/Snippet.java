package cn.topcentral.hub.templates.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The piece of a long text in which something was found. */
public final class Snippet {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Snippet() {}

    /**
     * At most {@code limit} characters (字) of the text on one line, what was searched for among them if it occurs, with {@code …} where
     * something was left out; the beginning of the text if it does not occur.
     */
    public static String around(String text, SoughtWords words, int limit) {
        String line = CleanText.line(text);
        if (Shortening.countChars(line) <= limit) {
            return line;
        }
        int found = words.first(line).orElse(0);
        // A third of the room goes before it: what follows usually says more.
        String rest = found == 0 ? line : fromNear(line, found, limit / 3);
        return Shortening.chars(rest, limit);
    }

    /** From at most {@code before} characters before the position on, beginning with an ellipsis. */
    private static String fromNear(String line, int position, int before) {
        List<Integer> starts = new ArrayList<>();
        Matcher graphemes = GRAPHEME.matcher(line);
        while (graphemes.find() && graphemes.start() <= position) {
            starts.add(graphemes.start());
        }
        int kept = starts.get(starts.size() - 1);
        for (int i = starts.size() - 1; i >= 0; i--) {
            if (line.codePointCount(starts.get(i), position) > Math.max(0, before - 1)) {
                break;
            }
            kept = starts.get(i);
        }
        return kept == 0 ? line : Shortening.ELLIPSIS + line.substring(kept);
    }
}
