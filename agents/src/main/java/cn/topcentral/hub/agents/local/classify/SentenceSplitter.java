package cn.topcentral.hub.agents.local.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts plain words into the sentences that are looked at one by one. */
final class SentenceSplitter {
    private static final Pattern END = Pattern.compile("(?<=[。!?;\\n])|(?<=[a-z]\\. )");

    /** Of more, the longest are looked at: they say more than "好的", and the time for one record must have a limit. */
    private static final int MOST_SENTENCES = 10;

    private SentenceSplitter() {}

    static List<String> split(String words) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : END.splitAsStream(words).toList()) {
            if (!sentence.isBlank()) {
                sentences.add(sentence.strip());
            }
        }
        if (sentences.size() <= MOST_SENTENCES) {
            return sentences;
        }
        int least = sentences.stream()
                .map(String::length)
                .sorted(Comparator.reverseOrder())
                .skip(MOST_SENTENCES - 1L)
                .findFirst()
                .orElse(0);
        return sentences.stream()
                .filter(sentence -> sentence.length() >= least)
                .limit(MOST_SENTENCES)
                .toList();
    }
}
