package cn.topcentral.hub.templates.text;

import cn.topcentral.hub.storage.search.SearchTerms;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What somebody searched for, and where it stands in a text: all that was typed, each word of it, and each of the terms the search works
 * with, since a hit need not hold the words as they were typed. Case and full width are ignored. Thread-safe.
 */
public final class SoughtWords {
    /** A letter or digit of a script that puts spaces between words: there, {@code ABS} does not occur in {@code absolute}. */
    private static final String SPACED = "[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]]";

    private final List<Pattern> patterns;

    private SoughtWords(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    public static SoughtWords of(String typed) {
        Set<String> words = new LinkedHashSet<>();
        String line = folded(CleanText.line(typed));
        words.add(line);
        words.addAll(List.of(line.split(" ")));
        words.addAll(SearchTerms.of(line));
        return new SoughtWords(words.stream()
                .filter(word -> !SearchTerms.of(word).isEmpty())
                .map(SoughtWords::pattern)
                .toList());
    }

    /** A piece of a text; pieces in a row are the text. */
    public record Piece(String text, boolean sought) {}

    /** The text in pieces, those that were searched for apart from the others. */
    public List<Piece> marked(String text) {
        BitSet sought = new BitSet(text.length());
        String line = folded(text);
        patterns.forEach(
                pattern -> pattern.matcher(line).results().forEach(found -> sought.set(found.start(), found.end())));
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            boolean marked = sought.get(start);
            int next = marked ? sought.nextClearBit(start) : sought.nextSetBit(start);
            int end = next < 0 ? text.length() : Math.min(next, text.length());
            pieces.add(new Piece(text.substring(start, end), marked));
            start = end;
        }
        return List.copyOf(pieces);
    }

    /** Where in a text to look: at all that was typed if it stands there in one piece, else at the first word that does. */
    OptionalInt first(String text) {
        String line = folded(text);
        return patterns.stream()
                .flatMap(pattern -> pattern.matcher(line).results().limit(1))
                .mapToInt(MatchResult::start)
                .findFirst();
    }

    private static Pattern pattern(String word) {
        String start = word.substring(0, 1).matches(SPACED) ? "(?<!" + SPACED + ")" : "";
        // A single character also finds the terms it begins (SearchTerms.query).
        boolean whole = word.length() > 1 && word.substring(word.length() - 1).matches(SPACED);
        String end = whole ? "(?!" + SPACED + ")" : "";
        return Pattern.compile(start + Pattern.quote(word) + end, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Full-width ASCII made half width, character by character, so that places in the text stay what they are. */
    private static String folded(String text) {
        StringBuilder half = new StringBuilder(text);
        for (int i = 0; i < half.length(); i++) {
            char full = half.charAt(i);
            if (full >= '\uFF01' && full <= '\uFF5E') {
                half.setCharAt(i, (char) (full - 0xFEE0));
            }
        }
        return half.toString();
    }
}
