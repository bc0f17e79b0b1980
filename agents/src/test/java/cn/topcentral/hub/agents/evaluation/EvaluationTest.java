package cn.topcentral.hub.agents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.topcentral.hub.agents.finding.AgentJson;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 12);

    private static AnnotationLabels labels(IntentCategory intent, List<String> products, String price, String amount) {
        return new AnnotationLabels(
                intent,
                SentimentClass.NEUTRAL,
                UrgencyLevel.LOW,
                products,
                Optional.of(price).filter(text -> !text.isEmpty()).map(BigDecimal::new),
                Optional.of(amount)
                        .filter(text -> !text.isEmpty())
                        .map(text -> new Quantity(new BigDecimal(text), "吨", Optional.empty())),
                List.of(new DateMention("今天", DAY, DAY)),
                List.of(),
                List.of());
    }

    private static final Evaluation EVALUATION = Evaluation.of(List.of(
            new Evaluation.Pair(
                    labels(IntentCategory.INQUIRY, List.of("PCR-ABS-1000", "PP"), "12000", "5"),
                    labels(IntentCategory.INQUIRY, List.of("pcr杠abs杠1000"), "12000.0", "5.0"),
                    0.95),
            new Evaluation.Pair(
                    labels(IntentCategory.ORDER, List.of(), "", ""),
                    labels(IntentCategory.INQUIRY, List.of("PC"), "", "3"),
                    0.75),
            new Evaluation.Pair(
                    labels(IntentCategory.ORDER, List.of(), "", ""),
                    labels(IntentCategory.ORDER, List.of(), "", ""),
                    0.95)));

    @Test
    void classesAreScoredOneByOne() {
        ClassScores intent = EVALUATION.intent();

        assertThat(intent.accuracy()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(intent.classes())
                .containsExactly(
                        new ClassScores.ClassScore("order", 1, 0.5, 2 / 3.0, 2),
                        new ClassScores.ClassScore("inquiry", 0.5, 1, 2 / 3.0, 1));
        assertThat(intent.macroF1()).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void namesAreComparedAsSetsWithoutRegardToSpelling() {
        assertThat(EVALUATION.extraction().products()).isEqualTo(new ExtractionScores.FactScore(0.5, 0.5, 0.5, 2));
        assertThat(EVALUATION.extraction().dates().f1()).isEqualTo(1);
    }

    @Test
    void amountsMustBeTheSameNoneIncluded() {
        assertThat(EVALUATION.extraction().priceExact()).isEqualTo(1);
        assertThat(EVALUATION.extraction().quantityExact()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(EVALUATION.extraction().quantityExactWhereLabelled()).isEqualTo(1);
    }

    @Test
    void confidenceIsHeldAgainstWhatWasRight() {
        Calibration calibration = EVALUATION.calibration();

        assertThat(calibration.ranges())
                .containsExactly(
                        new Calibration.Range(0.7, 0.8, 1, 0.75, 0), new Calibration.Range(0.9, 1, 2, 0.95, 1));
        assertThat(calibration.expectedError()).isCloseTo((0.75 + 2 * 0.05) / 3, within(1e-9));
    }

    @Test
    void figuresAreShownAsTableAndAsJson() {
        assertThat(EVALUATION.table().replaceAll(" +", " "))
                .startsWith("3 records\n")
                .contains("\n order 1.000 0.500 0.667 2\n");
        assertThat(AgentJson.MAPPER
                        .valueToTree(EVALUATION)
                        .at("/intent/macro_f1")
                        .asDouble())
                .isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void noRecordsGiveZeros() {
        assertThat(Evaluation.of(List.of()).intent().macroF1()).isZero();
    }
}
