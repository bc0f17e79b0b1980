package cn.topcentral.hub.agents.local.classify;

import cn.topcentral.hub.agents.evaluation.ClassScores;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * How well what was learnt works, by five-fold cross-validation.
 *
 * @param corpus the hash of what was learnt from
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TrainingReport(int records, String corpus, List<Figures> figures) {
    public TrainingReport {
        figures = List.copyOf(figures);
    }

    /**
     * Of one decision.
     *
     * @param decision {@code intent}, {@code sentiment} or {@code urgency}
     * @param sharpness what the sums are multiplied with, so that probabilities are true
     * @param all over all records
     * @param given over the records that came with the task
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Figures(String decision, double sharpness, ClassScores all, ClassScores given) {}
}
