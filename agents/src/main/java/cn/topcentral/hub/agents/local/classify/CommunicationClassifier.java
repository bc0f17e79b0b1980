package cn.topcentral.hub.agents.local.classify;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Decides intent, attitude and urgency with what was learnt. Loading takes about a second and 150 MB, most of it the language model; keep one.
 * Thread-safe: callers run in parallel.
 */
public final class CommunicationClassifier implements AutoCloseable {
    /** On the class path beside this class. */
    public static final String WEIGHTS = "weights.bin";

    private static final List<IntentCategory> INTENTS = List.of(IntentCategory.values());
    private static final List<SentimentClass> SENTIMENTS = List.of(SentimentClass.values());
    private static final List<UrgencyLevel> URGENCIES = List.of(UrgencyLevel.values());

    private final SentenceEncoder encoder;
    private final Cues cues;
    private final Features features;
    private final Weights weights;
    private final Reader reader;

    private CommunicationClassifier(SentenceEncoder encoder, Cues cues, Features features, Weights weights) {
        this.encoder = encoder;
        this.cues = cues;
        this.features = features;
        this.weights = weights;
        this.reader = new Reader(features, weights.sentences());
    }

    /** With the weights that come with the program. */
    public static CommunicationClassifier load() {
        InputStream file = CommunicationClassifier.class.getResourceAsStream(WEIGHTS);
        if (file == null) {
            throw new IllegalStateException("The class path has no " + WEIGHTS + "; make it with ./hub train");
        }
        return load(file);
    }

    /** With other weights; the stream is closed. */
    public static CommunicationClassifier load(InputStream weights) {
        SentenceEncoder encoder = SentenceEncoder.load();
        Cues cues = Cues.load();
        Features features = new Features(encoder, cues);
        try (InputStream file = new BufferedInputStream(weights)) {
            return new CommunicationClassifier(encoder, cues, features, Weights.read(file, features.size()));
        } catch (IOException e) {
            encoder.close();
            throw new UncheckedIOException("Cannot read the weights of the classifiers", e);
        }
    }

    /** The hash of the corpus that the weights were learnt from. */
    public String corpusHash() {
        return weights.corpus();
    }

    /** What a communication is about, how the customer feels and how soon to act. Any reading has an answer. */
    public Verdict classify(Reading reading) {
        PerDecision<FeatureVector> vectors = reader.vectors(reading);
        PerDecision<double[]> shares =
                PerDecision.of(decision -> weights.whole().get(decision).decide(vectors.get(decision)));
        double[] intent = shares.intent();
        double[] sentiment = shares.sentiment();
        double[] urgency = shares.urgency();
        int topic = Decision.best(intent);
        int level = Decision.best(urgency);
        return new Verdict(
                INTENTS.get(topic),
                intent[topic],
                SENTIMENTS.get(Decision.best(sentiment)),
                sentiment[0],
                sentiment[2],
                URGENCIES.get(level),
                urgency[level]);
    }

    /**
     * Which sentences to point at for a verdict.
     *
     * @param sentences as written; at least one
     */
    public Telling mostTelling(List<String> sentences, Verdict verdict) {
        List<FeatureVector> vectors = sentences.stream()
                .map(sentence -> features.ofSentence(Reading.plain(sentence)))
                .toList();
        return new Telling(
                mostTelling(vectors, Decision.INTENT, INTENTS.indexOf(verdict.intent())),
                mostTelling(vectors, Decision.SENTIMENT, SENTIMENTS.indexOf(verdict.sentiment())),
                mostTelling(vectors, Decision.URGENCY, URGENCIES.indexOf(verdict.urgency())));
    }

    private int mostTelling(List<FeatureVector> sentences, Decision decision, int label) {
        double[] shares = sentences.stream()
                // Both heads: the one for sentences knows few words, the one for whole texts many.
                .mapToDouble(sentence -> weights.whole().get(decision).decide(sentence)[label]
                        + weights.sentences().get(decision).head().decide(sentence)[label])
                .toArray();
        return Decision.best(shares);
    }

    /** The cue words in a text, in the order of the cue file. */
    public List<Signal> signals(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        // A few letters change their length with their case; then nothing can be pointed at.
        return lower.length() != text.length()
                ? List.of()
                : cues.in(lower).stream()
                        .map(hit -> new Signal(hit.name(), text.substring(hit.start(), hit.end()), hit.start()))
                        .toList();
    }

    @Override
    public void close() {
        encoder.close();
    }
}
