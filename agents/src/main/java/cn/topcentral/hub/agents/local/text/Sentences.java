package cn.topcentral.hub.agents.local.text;

import java.util.ArrayList;
import java.util.List;

/** Splits the body into sentences: at line ends, at 。！？； and at the Latin full stop before a blank. */
final class Sentences {
    /** A longer stretch without an end is cut: speech recognition writes no full stops. */
    static final int LONGEST = 400;

    private Sentences() {}

    static List<Sentence> of(String content, List<Segment> segments) {
        List<Sentence> sentences = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.isBody()) {
                split(content, segment, sentences);
            }
        }
        return List.copyOf(sentences);
    }

    private static void split(String content, Segment segment, List<Sentence> sentences) {
        int start = segment.start();
        for (int i = segment.start(); i < segment.end(); i++) {
            if (ends(content, i, segment.end())
                    || (i - start >= LONGEST && !Character.isHighSurrogate(content.charAt(i)))) {
                add(content, start, i + 1, segment.voice(), sentences);
                start = i + 1;
            }
        }
        add(content, start, segment.end(), segment.voice(), sentences);
    }

    private static boolean ends(String content, int i, int end) {
        char c = content.charAt(i);
        if ("。！？!?；;\n".indexOf(c) >= 0) {
            return i + 1 >= end || "。！？!?；;\n”\"」".indexOf(content.charAt(i + 1)) < 0;
        }
        return c == '.'
                && i + 2 < end
                && Character.isWhitespace(content.charAt(i + 1))
                && i > 0
                && Character.isLowerCase(content.charAt(i - 1));
    }

    private static void add(String content, int from, int to, Voice voice, List<Sentence> sentences) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(content.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(content.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new Sentence(start, end, voice, content.substring(start, end)));
        }
    }
}
