package cn.topcentral.hub.agents.evaluation;

import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A10's answers compared with what people noted.
 *
 * @param records how many were compared
 * @param calibration of the intent's confidence
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Evaluation(
        int records,
        ClassScores intent,
        ClassScores sentiment,
        ClassScores urgency,
        ExtractionScores extraction,
        Calibration calibration) {

    /**
     * One record's labels.
     *
     * @param confidence of the actual intent, 0 to 1
     */
    public record Pair(AnnotationLabels expected, AnnotationLabels actual, double confidence) {

        /** An answer beside what it should say. */
        public static Pair of(AnnotationLabels expected, CommunicationAnalysis answer) {
            return new Pair(
                    expected,
                    AnnotationLabels.of(answer),
                    answer.intent().confidence().doubleValue());
        }
    }

    /** Compares; no records give zeros. */
    public static Evaluation of(List<Pair> pairs) {
        return new Evaluation(
                pairs.size(),
                scores(IntentCategory.values(), IntentCategory::code, pairs, AnnotationLabels::intent),
                scores(SentimentClass.values(), SentimentClass::code, pairs, AnnotationLabels::sentiment),
                scores(UrgencyLevel.values(), UrgencyLevel::code, pairs, AnnotationLabels::urgency),
                ExtractionScores.of(pairs),
                Calibration.of(
                        pairs.stream().map(Pair::confidence).toList(),
                        pairs.stream()
                                .map(pair -> pair.expected().intent()
                                        == pair.actual().intent())
                                .toList()));
    }

    private static <E> ClassScores scores(
            E[] classes, Function<E, String> code, List<Pair> pairs, Function<AnnotationLabels, E> label) {
        return ClassScores.of(
                Arrays.stream(classes).map(code).toList(),
                pairs.stream()
                        .map(pair -> code.apply(label.apply(pair.expected())))
                        .toList(),
                pairs.stream()
                        .map(pair -> code.apply(label.apply(pair.actual())))
                        .toList());
    }

    /** The figures as a table for a terminal. */
    public String table() {
        return EvaluationTable.of(this);
    }
}
