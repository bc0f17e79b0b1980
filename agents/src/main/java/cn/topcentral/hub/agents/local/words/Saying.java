package cn.topcentral.hub.agents.local.words;

import cn.topcentral.hub.storage.history.HistoryRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sentence of the customer, or what our people report of them.
 *
 * @param text a literal part of the record's content
 */
public record Saying(HistoryRecord record, String text) {

    public Instant time() {
        return record.time();
    }

    public boolean has(Pattern cue) {
        return cue.matcher(text).find();
    }

    /** Whether it says something of the matter, so that it can be quoted: no salutation, no heading, no bare word. */
    public boolean tells() {
        return Substance.has(text);
    }

    public Optional<Proof> proof() {
        return Proof.ofSentence(record, text);
    }

    /** The words in Chinese quotation marks, at most so many characters of them. */
    public String quoted(int limit) {
        String words = text.strip();
        boolean whole = words.codePointCount(0, words.length()) <= limit;
        return "“" + (whole ? words : words.substring(0, words.offsetByCodePoints(0, limit - 1)) + "…") + "”";
    }
}
