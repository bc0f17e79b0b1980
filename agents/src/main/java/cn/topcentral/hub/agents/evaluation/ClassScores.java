package cn.topcentral.hub.agents.evaluation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.List;

/**
 * How well one label was told.
 *
 * @param accuracy the share of records told right
 * @param macroF1 the mean of the classes' F1, over those that occur among the labels or the answers
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ClassScores(double accuracy, double macroF1, List<ClassScore> classes) {
    public ClassScores {
        classes = List.copyOf(classes);
    }

    /** The figures of one class; {@code support} is how many records are labelled with it. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ClassScore(String name, double precision, double recall, double f1, int support) {}

    /**
     * Compares pairwise.
     *
     * @param classes the names, in the order they are to be listed
     */
    public static ClassScores of(List<String> classes, List<String> expected, List<String> actual) {
        List<ClassScore> scores = new ArrayList<>();
        int allRight = 0;
        for (String name : classes) {
            int right = 0;
            int labelled = 0;
            int told = 0;
            for (int i = 0; i < expected.size(); i++) {
                boolean isLabelled = expected.get(i).equals(name);
                boolean isTold = actual.get(i).equals(name);
                labelled += isLabelled ? 1 : 0;
                told += isTold ? 1 : 0;
                right += isLabelled && isTold ? 1 : 0;
            }
            allRight += right;
            if (labelled + told > 0) {
                Counts counts = new Counts(right, told - right, labelled - right);
                scores.add(new ClassScore(name, counts.precision(), counts.recall(), counts.f1(), labelled));
            }
        }
        return new ClassScores(
                expected.isEmpty() ? 0 : (double) allRight / expected.size(),
                scores.stream().mapToDouble(ClassScore::f1).average().orElse(0),
                scores);
    }
}
