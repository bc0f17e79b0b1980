package cn.topcentral.hub.agents.evaluation;

import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A10's answers compared with what people corrected and confirmed. Each label counts over the records of which that label was judged; what nobody
 * judged is neither right nor wrong.
 *
 * @param records of which anything was judged
 * @param judged how many records each label is measured on
 * @param calibration of the intent's confidence
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CorrectionEvaluation(
        int records,
        JudgedCounts judged,
        ClassScores intent,
        ClassScores sentiment,
        ClassScores urgency,
        Calibration calibration) {

    /** How many records have a judged intent, sentiment, urgency. */
    public record JudgedCounts(int intent, int sentiment, int urgency) {}

    /** What people hold right for a record, empty what nobody judged, beside the answer. */
    public record Pair(
            Optional<IntentCategory> intent,
            Optional<SentimentClass> sentiment,
            Optional<UrgencyLevel> urgency,
            CommunicationAnalysis answer) {}

    /** Compares; no records give zeros. */
    public static CorrectionEvaluation of(List<Pair> pairs) {
        List<Pair> intents =
                pairs.stream().filter(pair -> pair.intent().isPresent()).toList();
        return new CorrectionEvaluation(
                pairs.size(),
                new JudgedCounts(
                        intents.size(),
                        (int) pairs.stream()
                                .filter(pair -> pair.sentiment().isPresent())
                                .count(),
                        (int) pairs.stream()
                                .filter(pair -> pair.urgency().isPresent())
                                .count()),
                scores(IntentCategory.values(), IntentCategory::code, pairs, Pair::intent, pair -> pair.answer()
                        .intent()
                        .category()),
                scores(SentimentClass.values(), SentimentClass::code, pairs, Pair::sentiment, pair -> pair.answer()
                        .sentiment()
                        .overall()),
                scores(UrgencyLevel.values(), UrgencyLevel::code, pairs, Pair::urgency, pair -> pair.answer()
                        .urgency()
                        .level()),
                Calibration.of(
                        intents.stream()
                                .map(pair -> pair.answer().intent().confidence().doubleValue())
                                .toList(),
                        intents.stream()
                                .map(pair -> pair.intent()
                                        .filter(right ->
                                                right == pair.answer().intent().category())
                                        .isPresent())
                                .toList()));
    }

    private static <E> ClassScores scores(
            E[] classes,
            Function<E, String> code,
            List<Pair> pairs,
            Function<Pair, Optional<E>> right,
            Function<Pair, E> said) {
        List<Pair> judged =
                pairs.stream().filter(pair -> right.apply(pair).isPresent()).toList();
        return ClassScores.of(
                Arrays.stream(classes).map(code).toList(),
                judged.stream()
                        .map(pair -> code.apply(right.apply(pair).orElseThrow()))
                        .toList(),
                judged.stream().map(pair -> code.apply(said.apply(pair))).toList());
    }

    /** The figures as a table for a terminal. */
    public String table() {
        return EvaluationTable.of(this);
    }
}
