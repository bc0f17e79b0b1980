package cn.topcentral.hub.agents.finding;

import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.Optional;

/** Cuts literal quotes out of records: a sentence where it is short enough, a piece of it otherwise. */
public final class Quotes {
    /** In characters. */
    public static final int LONGEST = 80;

    /** A shorter one is a salutation, and the next sentence belongs to it. */
    private static final int SHORTEST = 8;

    /** What stands before the place of interest when a sentence is too long. */
    private static final int LEAD = 25;

    private static final int BRIEF = 30;

    private static final String ENDS = "。！？!?；;\n";

    private Quotes() {}

    /** The beginning; empty when there is nothing but white space. */
    public static Optional<String> opening(HistoryRecord record) {
        String content = record.content();
        int start = skipSpace(content, 0);
        int end = start;
        while (end < content.length() && content.substring(start, end).strip().length() < SHORTEST) {
            end = sentenceEnd(content, end);
        }
        return piece(content, start, end);
    }

    /** The sentence that holds a place. */
    public static Optional<String> around(HistoryRecord record, int index) {
        String content = record.content();
        int start = sentenceStart(content, index);
        int end = sentenceEnd(content, index);
        return piece(content, end - start > LONGEST ? Math.max(start, index - LEAD) : start, end);
    }

    /** The sentence that holds some words; the beginning when they do not stand there literally. */
    public static Optional<String> of(HistoryRecord record, String words) {
        int index = words.isEmpty() ? -1 : record.content().indexOf(words);
        return index < 0 ? opening(record) : around(record, index);
    }

    /** The sentence that holds a place for reading, not as evidence: on one line, without the full stop, shortened with … beyond 30 characters. */
    public static String brief(HistoryRecord record, int index) {
        String quote = around(record, index).orElse("").replace('\n', ' ');
        String words = quote.endsWith("。") ? quote.substring(0, quote.length() - 1) : quote;
        return words.codePointCount(0, words.length()) <= BRIEF
                ? words
                : words.substring(0, words.offsetByCodePoints(0, BRIEF)) + "…";
    }

    private static Optional<String> piece(String content, int from, int to) {
        int start = skipSpace(content, onCharacter(content, Math.min(from, content.length())));
        int end = onCharacter(content, Math.min(to, start + LONGEST));
        String quote = start < end ? content.substring(start, end).stripTrailing() : "";
        return quote.isBlank() ? Optional.empty() : Optional.of(quote);
    }

    private static int sentenceStart(String content, int index) {
        int start = Math.min(index, content.length());
        while (start > 0 && ENDS.indexOf(content.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    private static int sentenceEnd(String content, int index) {
        int end = Math.min(index, content.length());
        while (end < content.length() && ENDS.indexOf(content.charAt(end)) < 0) {
            end++;
        }
        return Math.min(content.length(), end + 1);
    }

    private static int skipSpace(String content, int from) {
        int start = from;
        while (start < content.length() && Character.isWhitespace(content.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Back to the first half where a place lies between the halves of a character. */
    private static int onCharacter(String content, int index) {
        boolean between = index > 0
                && index < content.length()
                && Character.isLowSurrogate(content.charAt(index))
                && Character.isHighSurrogate(content.charAt(index - 1));
        return between ? index - 1 : index;
    }
}
