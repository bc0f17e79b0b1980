package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.agents.local.text.Segment;
import cn.topcentral.hub.agents.local.text.Sentence;
import cn.topcentral.hub.agents.local.text.Voice;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a text that may be pointed at.
 *
 * @param content what the offsets are counted in
 * @param words those that decide, at the same offsets: the customer's and a report's; ours where there are no others
 * @param candidates sentences of theirs, in order; few, because each costs time
 * @param body all sentences said now, in order
 */
record Passages(String content, String words, List<String> candidates, List<String> body) {
    /** The first ones say what it is about, the long ones say most. */
    private static final int FIRST = 5;

    private static final int LONGEST = 7;

    static Passages of(CommunicationText text) {
        List<Sentence> others = text.sentences().stream()
                .filter(sentence -> sentence.voice() != Voice.SELLER)
                .toList();
        boolean oursAlone = others.isEmpty();
        List<Sentence> deciding = oursAlone ? text.sentences() : others;
        return new Passages(
                text.content(),
                oursAlone ? text.words() : withoutOurs(text),
                few(deciding.stream().map(Sentence::text).toList()),
                text.sentences().stream().map(Sentence::text).toList());
    }

    private static String withoutOurs(CommunicationText text) {
        StringBuilder words = new StringBuilder(text.words());
        for (Segment segment : text.segments()) {
            if (segment.voice() == Voice.SELLER) {
                words.replace(segment.start(), segment.end(), "\n".repeat(segment.end() - segment.start()));
            }
        }
        return words.toString();
    }

    private static List<String> few(List<String> sentences) {
        if (sentences.size() <= FIRST + LONGEST) {
            return sentences;
        }
        Set<String> kept = new HashSet<>(sentences.subList(0, FIRST));
        sentences.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .limit(LONGEST)
                .forEach(kept::add);
        return sentences.stream().filter(kept::contains).distinct().toList();
    }

    /** The first sentence with a word in it. */
    Optional<String> sentenceWith(String word) {
        return body.stream().filter(sentence -> sentence.contains(word)).findFirst();
    }
}
