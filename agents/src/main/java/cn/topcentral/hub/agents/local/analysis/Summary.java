package cn.topcentral.hub.agents.local.analysis;

import cn.topcentral.hub.agents.local.extract.Extraction;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line or two for the timeline, taken from the text: all of a short one, of a longer one the sentences that decided and the one with most facts. */
final class Summary {
    private static final int SHORT = 60;
    private static final int LONGEST = 120;

    private Summary() {}

    static String of(Passages passages, Extraction facts, Highlights highlights) {
        String whole = joined(passages.body());
        if (whole.length() <= SHORT) {
            return whole;
        }
        Set<String> chosen = new LinkedHashSet<>();
        highlights.intent().ifPresent(chosen::add);
        richest(passages.body(), facts).ifPresent(chosen::add);
        return shortened(
                joined(passages.body().stream()
                        .filter(chosen::contains)
                        .distinct()
                        .toList()),
                LONGEST);
    }

    private static Optional<String> richest(List<String> sentences, Extraction facts) {
        List<String> words = Stream.of(
                        facts.products().stream(),
                        facts.competitors().stream(),
                        facts.dates().stream().map(date -> date.text()),
                        facts.prices().stream().map(price -> price.quote()),
                        facts.quantity().stream().map(quantity -> quantity.unit()))
                .flatMap(stream -> stream)
                .toList();
        return sentences.stream()
                // The first of equals: max would give the last.
                .sorted(Comparator.comparingLong((String sentence) ->
                                words.stream().filter(sentence::contains).count())
                        .reversed())
                .findFirst();
    }

    /** On one line, with a comma where a sentence ended without a mark. */
    private static String joined(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> sentence.replaceAll("\\s+", " ").strip())
                .map(sentence -> endsInMark(sentence) ? sentence : sentence + "，")
                .collect(Collectors.joining())
                .replaceAll("，$", "");
    }

    private static boolean endsInMark(String sentence) {
        int type = Character.getType(sentence.codePointBefore(sentence.length()));
        return type == Character.OTHER_PUNCTUATION || type == Character.END_PUNCTUATION;
    }

    /** Cut at a character boundary with an ellipsis where it is longer. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
