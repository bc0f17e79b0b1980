package cn.topcentral.hub.agents.local.classify;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Turns a reading into numbers: hashed character n-grams, cue words, what kind of communication it is and what was found in it, and the
 * meaning by the embedding model. Thread-safe.
 */
final class Features {
    /** Changes with every change of what the numbers mean, so that old weights are not taken for them. */
    static final int LAYOUT = 1;

    /** Those that are hashed n-grams stand first. */
    static final int GRAMS = 1 << 15;

    private static final int LONGEST_GRAM = 3;

    /** Pieces given to the model: a Chinese character is about one, and takes about 0.35 ms. */
    private static final int MEANING_PIECES = 110;

    /** Beyond it, n-grams are those that long texts share. */
    private static final int GRAM_CHARACTERS = 1200;

    // What each group counts for beside the others; found by cross-validation.
    private static final double GRAM_WEIGHT = 1.5;
    private static final double OWN_GRAM_WEIGHT = 0.5;
    private static final double CUE_WEIGHT = 0.6;
    private static final double OWN_CUE_WEIGHT = 0.3;
    private static final double SHAPE_WEIGHT = 0.5;
    private static final double MEANING_WEIGHT = 2.0;
    private static final double VOTES_WEIGHT = 1.0;

    /** Two for each class of the decision with the most. */
    private static final int MOST_VOTES = 18;

    private static final List<Integer> DAYS = List.of(0, 1, 3, 7, 14, 31);
    private static final List<Integer> LENGTHS = List.of(6, 15, 30, 60, 120, 250);

    private final SentenceEncoder encoder;
    private final Cues cues;

    Features(SentenceEncoder encoder, Cues cues) {
        this.encoder = encoder;
        this.cues = cues;
    }

    /** How many numbers there are. */
    int size() {
        return size(cues);
    }

    /** How many there are with these cues. */
    static int size(Cues cues) {
        return GRAMS + 2 * cues.count() + Shape.SIZE + MOST_VOTES + SentenceEncoder.DIMENSIONS;
    }

    private int cueStart() {
        return GRAMS;
    }

    private int ownCueStart() {
        return cueStart() + cues.count();
    }

    private int shapeStart() {
        return ownCueStart() + cues.count();
    }

    private int votesStart() {
        return shapeStart() + Shape.SIZE;
    }

    private int meaningStart() {
        return votesStart() + MOST_VOTES;
    }

    /** For one sentence by itself, in plain words. */
    FeatureVector ofSentence(String sentence) {
        FeatureVector.Builder vector = new FeatureVector.Builder();
        addWords(vector, sentence);
        return vector.build();
    }

    private void addWords(FeatureVector.Builder vector, String words) {
        addGrams(vector, words, 'c', GRAM_WEIGHT);
        addCues(vector, cueStart(), words, CUE_WEIGHT);
        if (!words.isBlank()) {
            float[] meaning = encoder.encode(words, MEANING_PIECES);
            for (int i = 0; i < meaning.length; i++) {
                vector.add(meaningStart() + i, meaning[i] * MEANING_WEIGHT);
            }
        }
    }

    /** Each sentence by itself. */
    List<FeatureVector> ofSentences(String words) {
        return SentenceSplitter.split(words).stream().map(this::ofSentence).toList();
    }

    /**
     * For a whole communication.
     *
     * @param forAttitude our words are never the customer's; for the topic and the urgency they are where there are no others
     * @param votes of the sentences of {@link #decisiveWords}
     */
    FeatureVector of(Reading reading, boolean forAttitude, double[] votes) {
        String words = decisiveWords(reading, forAttitude);
        String ownWords = words.equals(reading.ownWords()) ? "" : reading.ownWords();
        FeatureVector.Builder vector = new FeatureVector.Builder();
        addWords(vector, words);
        addGrams(vector, ownWords, 'o', OWN_GRAM_WEIGHT);
        addCues(vector, ownCueStart(), ownWords, OWN_CUE_WEIGHT);
        Shape.of(reading, words).forEach(index -> vector.add(shapeStart() + index, SHAPE_WEIGHT));
        for (int i = 0; i < votes.length; i++) {
            vector.add(votesStart() + i, votes[i] * VOTES_WEIGHT);
        }
        return vector.build();
    }

    static String decisiveWords(Reading reading, boolean forAttitude) {
        return forAttitude ? reading.customerWords() : reading.topicWords();
    }

    private void addCues(FeatureVector.Builder vector, int start, String words, double weight) {
        cues.in(words).forEach(hit -> vector.add(start + hit.index(), weight));
    }

    private static void addGrams(FeatureVector.Builder vector, String words, char voice, double weight) {
        String text = words.replaceAll("[0-9]", "0").replaceAll("\\s+", " ");
        text = text.substring(0, Math.min(text.length(), GRAM_CHARACTERS));
        Set<Integer> found = new HashSet<>();
        for (int length = 1; length <= LONGEST_GRAM; length++) {
            for (int at = 0; at + length <= text.length(); at++) {
                found.add(bucket(voice, text.substring(at, at + length)));
            }
        }
        double each = weight / Math.sqrt(Math.max(1, found.size()));
        found.forEach(bucket -> vector.add(bucket, each));
    }

    private static int bucket(char voice, String gram) {
        int hash = (voice + gram).hashCode() * 0x9E3779B1;
        return (hash ^ (hash >>> 15)) & (GRAMS - 1);
    }

    /** Facts about a communication that are not words, as indices of what holds. */
    private static final class Shape {
        private static final List<CommunicationType> TYPES = List.of(CommunicationType.values());
        private static final List<Speaker> SPEAKERS = List.of(Speaker.values());
        private static final int FLAGS = 10;
        static final int SIZE = TYPES.size() + SPEAKERS.size() + FLAGS + DAYS.size() + 2 + LENGTHS.size() + 1;

        private Shape() {}

        static List<Integer> of(Reading reading, String words) {
            IntStream.Builder holds = IntStream.builder();
            holds.add(TYPES.indexOf(reading.type()));
            int at = TYPES.size();
            holds.add(at + SPEAKERS.indexOf(reading.speaker()));
            at += SPEAKERS.size();
            List<Boolean> flags = List.of(
                    reading.isOursAlone(),
                    reading.namesProduct(),
                    reading.namesPrice(),
                    reading.namesQuantity(),
                    reading.namesCompetitor(),
                    reading.asksUsToAct(),
                    count(words, "?吗么呢") >= 1,
                    count(words, "?吗么呢") >= 3,
                    count(words, "!") >= 1,
                    count(words, "!") >= 3);
            for (int flag = 0; flag < FLAGS; flag++) {
                if (flags.get(flag)) {
                    holds.add(at + flag);
                }
            }
            at += FLAGS;
            long days = reading.daysToNextDate().orElse(-1);
            holds.add(at + (days < 0 ? DAYS.size() + 1 : range(DAYS, days)));
            at += DAYS.size() + 2;
            holds.add(at + range(LENGTHS, words.length()));
            return holds.build().boxed().toList();
        }

        private static int range(List<Integer> limits, long value) {
            int range = 0;
            while (range < limits.size() && value > limits.get(range)) {
                range++;
            }
            return range;
        }

        private static long count(String words, String characters) {
            return words.chars()
                    .filter(character -> characters.indexOf(character) >= 0)
                    .count();
        }
    }
}
