package cn.topcentral.hub.agents.local.classify;

import cn.topcentral.hub.agents.evaluation.ClassScores;
import cn.topcentral.hub.agents.evaluation.LabelledRecord;
import cn.topcentral.hub.agents.local.extract.Extractor;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes the weights: reads the corpus as the program would, learns, finds by cross-validation how sure to be, and writes the file. Takes about
 * half a minute; the same corpus gives the same file.
 */
public final class Training implements AutoCloseable {
    private static final int FOLDS = 5;

    /** Found by cross-validation, as the weights of the groups in {@link Features}. */
    private static final double COST = 1;

    private static final double SENTENCE_COST = 3;

    private final Corpus corpus;
    private final Extractor extractor;
    private final SentenceEncoder encoder;
    private final Features features;

    public Training(Corpus corpus, Extractor extractor) {
        this.corpus = corpus;
        this.extractor = extractor;
        this.encoder = SentenceEncoder.load();
        this.features = new Features(encoder, Cues.load());
    }

    /**
     * A record with what is learnt from it.
     *
     * @param given whether it is one of those that came with the task
     */
    private record Lesson(PerDecision<FeatureVector> vectors, PerDecision<Integer> labels, boolean given) {
        FeatureVector vector(Decision decision) {
            return vectors.get(decision);
        }

        int label(Decision decision) {
            return labels.get(decision);
        }
    }

    /**
     * Learns and writes.
     *
     * @throws IOException when the file cannot be written
     */
    public TrainingReport writeTo(Path file) throws IOException {
        PerDecision<SentenceHead> sentences = PerDecision.of(this::sentenceHead);
        List<Lesson> lessons = lessons(new Reader(features, sentences));
        List<TrainingReport.Figures> figures = new ArrayList<>();
        PerDecision<Head> whole = PerDecision.of(decision -> {
            List<double[]> unseen = crossValidate(decision, lessons);
            double sharpness = Sharpness.fit(
                    unseen,
                    lessons.stream().map(lesson -> lesson.label(decision)).toList());
            figures.add(figures(decision, lessons, unseen, sharpness));
            return fit(decision, lessons).with(sharpness);
        });
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new Weights(corpus.hash(), sentences, whole).write(out);
        }
        return new TrainingReport(lessons.size(), corpus.hash(), figures);
    }

    private SentenceHead sentenceHead(Decision decision) {
        List<Corpus.Example> examples = corpus.sentences(decision);
        return new SentenceHead(new HeadTrainer(features.size(), SENTENCE_COST)
                .fit(
                        examples.stream()
                                .map(example -> features.ofSentence(Reading.plain(example.text())))
                                .toList(),
                        examples.stream().mapToInt(Corpus.Example::label).toArray(),
                        decision.classes()));
    }

    private List<Lesson> lessons(Reader reader) {
        List<LabelledRecord> given = corpus.records(Corpus.GIVEN);
        return corpus.records().parallelStream()
                .map(record -> {
                    CommunicationText text = CommunicationText.of(record.request());
                    PerDecision<Integer> labels = PerDecision.of(
                            decision -> decision.classOf(record.labels().orElseThrow()));
                    return new Lesson(
                            reader.vectors(Reading.of(text, extractor.extract(text))), labels, given.contains(record));
                })
                .toList();
    }

    private Head fit(Decision decision, List<Lesson> lessons) {
        return new HeadTrainer(features.size(), COST)
                .fit(
                        lessons.stream().map(lesson -> lesson.vector(decision)).toList(),
                        lessons.stream()
                                .mapToInt(lesson -> lesson.label(decision))
                                .toArray(),
                        decision.classes());
    }

    /** For each lesson the sums of a head that learnt from the other folds. */
    private List<double[]> crossValidate(Decision decision, List<Lesson> lessons) {
        double[][] sums = new double[lessons.size()][];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Lesson> others = new ArrayList<>();
            for (int i = 0; i < lessons.size(); i++) {
                if (i % FOLDS != fold) {
                    others.add(lessons.get(i));
                }
            }
            Head head = fit(decision, others);
            for (int i = fold; i < lessons.size(); i += FOLDS) {
                sums[i] = head.sums(lessons.get(i).vector(decision));
            }
        }
        return List.of(sums);
    }

    private static TrainingReport.Figures figures(
            Decision decision, List<Lesson> lessons, List<double[]> unseen, double sharpness) {
        List<Integer> all = new ArrayList<>();
        List<Integer> given = new ArrayList<>();
        for (int i = 0; i < lessons.size(); i++) {
            all.add(i);
            if (lessons.get(i).given()) {
                given.add(i);
            }
        }
        return new TrainingReport.Figures(
                decision.name().toLowerCase(Locale.ROOT),
                sharpness,
                scores(decision, lessons, unseen, all),
                scores(decision, lessons, unseen, given));
    }

    private static ClassScores scores(
            Decision decision, List<Lesson> lessons, List<double[]> unseen, List<Integer> which) {
        List<String> codes = decision.codes();
        return ClassScores.of(
                codes,
                which.stream()
                        .map(i -> codes.get(lessons.get(i).label(decision)))
                        .toList(),
                which.stream().map(i -> codes.get(Decision.best(unseen.get(i)))).toList());
    }

    @Override
    public void close() {
        encoder.close();
    }
}
