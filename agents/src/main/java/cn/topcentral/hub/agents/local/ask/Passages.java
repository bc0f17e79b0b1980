package cn.topcentral.hub.agents.local.ask;

import cn.topcentral.hub.agents.ask.SoughtTerms;
import cn.topcentral.hub.agents.ask.Source;
import cn.topcentral.hub.agents.ask.TimelineAnswer.Passage;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.agents.local.text.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sentences of a record that fit what is sought, and how well. */
final class Passages {
    /** What a sentence gets for the matter's details where the record names the matter elsewhere. */
    private static final double DETAILS = 2;

    private static final double DETAILS_OF_A_NAMED = 1;
    private static final double SUBJECT_NAMES_IT = 0.5;
    private static final int LONGEST = 90;
    private static final int LEAD = 20;
    private static final int SHORTEST = 4;
    private static final int SHORT_UNIT = 45;

    /** What was to be talked about is not what was said. */
    private static final Pattern AGENDA = Pattern.compile("\\s*【(?:议题|主题|参加|参会|地点|时间)】");

    private final SoughtTerms terms;

    Passages(SoughtTerms terms) {
        this.terms = terms;
    }

    /** @param score more than 0 */
    record Scored(Passage passage, double score) {}

    /** Those that fit at all, in the order of the text. */
    List<Scored> of(Source source) {
        CommunicationText text = SpokenBy.read(source);
        String subject = source.record().subject().orElse("").toLowerCase(Locale.ROOT);
        double named = weight(subject + "\n" + source.content().toLowerCase(Locale.ROOT));
        double subjectBonus = weight(subject) > 0 ? SUBJECT_NAMES_IT : 0;
        List<Scored> found = new ArrayList<>();
        for (Sentence sentence : text.sentences()) {
            if (AGENDA.matcher(sentence.text()).lookingAt() || !begins(sentence)) {
                continue;
            }
            String unit = withWhatFollows(text, sentence);
            String words = unit.toLowerCase(Locale.ROOT);
            double own = weight(words);
            boolean detailed = terms.details().stream()
                    .anyMatch(details -> details.matcher(words).find());
            double score = own > 0
                    ? own + (detailed ? DETAILS_OF_A_NAMED : 0) + subjectBonus
                    : detailed && named > 0 ? DETAILS + subjectBonus : 0;
            if (score > 0) {
                passage(source, text, sentence, unit).ifPresent(passage -> found.add(new Scored(passage, score)));
            }
        }
        return found;
    }

    /** How it begins, where nothing in particular is sought. */
    Optional<Passage> opening(Source source) {
        CommunicationText text = SpokenBy.read(source);
        return text.sentences().stream()
                .flatMap(sentence -> passage(source, text, sentence, withWhatFollows(text, sentence)).stream())
                .findFirst();
    }

    /** What follows may complete a passage, but does not make one of a sentence on something else. */
    private boolean begins(Sentence sentence) {
        String words = sentence.text().toLowerCase(Locale.ROOT);
        return weight(words) > 0
                || terms.details().stream()
                        .anyMatch(details -> details.matcher(words).find());
    }

    private double weight(String text) {
        return terms.weights().entrySet().stream()
                .filter(term -> text.contains(term.getKey()))
                .mapToDouble(term -> term.getValue())
                .sum();
    }

    /** A short sentence with those behind it on its line: what follows 账期。 says what it is about. */
    private static String withWhatFollows(CommunicationText text, Sentence sentence) {
        int end = sentence.end();
        for (Sentence next : text.sentences()) {
            boolean follows = next.start() >= end && next.voice() == sentence.voice();
            if (follows && end - sentence.start() < SHORT_UNIT && next.end() - sentence.start() <= LONGEST) {
                if (text.content().substring(end, next.start()).indexOf('\n') >= 0
                        || !text.content().substring(end, next.start()).isBlank()) {
                    break;
                }
                end = next.end();
            }
        }
        return text.content().substring(sentence.start(), end);
    }

    private Optional<Passage> passage(Source source, CommunicationText text, Sentence sentence, String unit) {
        String quote = unit;
        if (quote.length() > LONGEST) {
            int place = Math.max(0, firstPlace(quote.toLowerCase(Locale.ROOT)) - LEAD);
            int start = onCharacter(quote, place);
            quote = quote.substring(start, onCharacter(quote, Math.min(quote.length(), start + LONGEST)))
                    .strip();
        }
        boolean literal = source.content().contains(quote);
        return quote.codePointCount(0, quote.length()) < SHORTEST || !literal
                ? Optional.empty()
                : Optional.of(new Passage(source.record(), SpokenBy.label(text, sentence.start()), quote));
    }

    private int firstPlace(String words) {
        return terms.weights().keySet().stream()
                .mapToInt(words::indexOf)
                .filter(place -> place >= 0)
                .min()
                .orElse(0);
    }

    private static int onCharacter(String text, int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}
