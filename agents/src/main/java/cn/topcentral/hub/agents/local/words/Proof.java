package cn.topcentral.hub.agents.local.words;

import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Quotes;
import cn.topcentral.hub.storage.history.HistoryRecord;
import java.util.Optional;

/**
 * Words of a record that a claim follows from.
 *
 * @param quote a literal part of the record's content, at most {@link Quotes#LONGEST} characters
 */
public record Proof(String recordId, String quote) {

    /** The sentence that holds some words of the record; its beginning where they are not in it. Empty when the record is. */
    public static Optional<Proof> of(HistoryRecord record, String words) {
        return Quotes.of(record, words).map(quote -> new Proof(record.id().value(), quote));
    }

    /** The beginning of the record; empty when it is. */
    public static Optional<Proof> of(HistoryRecord record) {
        return Quotes.opening(record).map(quote -> new Proof(record.id().value(), quote));
    }

    /** A sentence of the record itself, cut where it is long. */
    static Optional<Proof> ofSentence(HistoryRecord record, String sentence) {
        String cut = cut(sentence.strip());
        return cut.isEmpty()
                ? Optional.empty()
                : Optional.of(new Proof(record.id().value(), cut));
    }

    /** The evidence for the claim at a JSON pointer. */
    public Evidence under(String pointer) {
        return new Evidence(pointer, recordId, quote);
    }

    private static String cut(String words) {
        if (words.length() <= Quotes.LONGEST) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(Quotes.LONGEST - 1)) ? Quotes.LONGEST - 1 : Quotes.LONGEST;
        return words.substring(0, end).strip();
    }
}
