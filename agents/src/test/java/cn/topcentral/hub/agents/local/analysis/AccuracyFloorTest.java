package cn.topcentral.hub.agents.local.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.analysis.CommunicationAnalysis;
import cn.topcentral.hub.agents.evaluation.Evaluation;
import cn.topcentral.hub.agents.evaluation.LabelledRecord;
import cn.topcentral.hub.agents.finding.Evidence;
import cn.topcentral.hub.agents.finding.Finding;
import cn.topcentral.hub.agents.local.classify.Corpus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How right A10 is on the given records, without having learnt from them; the floors lie a little below what was measured. */
class AccuracyFloorTest {
    private record Answered(LabelledRecord record, Finding<CommunicationAnalysis> finding) {}

    private static List<Answered> answers = List.of();
    private static Evaluation evaluation = Evaluation.of(List.of());

    @BeforeAll
    static void analyse() {
        try (LocalCommunicationAnalyst analyst = TestAnalyst.load()) {
            answers = Corpus.full().records(Corpus.GIVEN).parallelStream()
                    .map(record -> new Answered(record, analyst.analyse(record.request())))
                    .toList();
        }
        evaluation = Evaluation.of(answers.stream()
                .map(answer -> Evaluation.Pair.of(
                        answer.record().labels().orElseThrow(), answer.finding().result()))
                .toList());
    }

    @Test
    void classesAreToldApart() {
        assertThat(evaluation.records()).isEqualTo(120);
        assertThat(evaluation.intent().macroF1()).as("intent").isGreaterThan(0.85);
        assertThat(evaluation.sentiment().macroF1()).as("sentiment").isGreaterThan(0.85);
        assertThat(evaluation.urgency().macroF1()).as("urgency").isGreaterThan(0.78);
        assertThat(evaluation.intent().classes())
                .allSatisfy(one -> assertThat(one.f1()).as(one.name()).isGreaterThan(0.65));
    }

    @Test
    void factsAreFound() {
        assertThat(evaluation.extraction().products().f1()).as("products").isGreaterThan(0.95);
        assertThat(evaluation.extraction().priceExact()).as("price").isGreaterThan(0.95);
        assertThat(evaluation.extraction().quantityExact()).as("quantity").isGreaterThan(0.95);
        assertThat(evaluation.extraction().dates().f1()).as("dates").isGreaterThan(0.93);
        assertThat(evaluation.extraction().competitors().f1()).as("competitors").isGreaterThan(0.9);
        assertThat(evaluation.extraction().followUpPresence().f1())
                .as("follow-ups")
                .isGreaterThan(0.9);
    }

    @Test
    void confidenceMeansWhatItSays() {
        assertThat(evaluation.calibration().expectedError()).isLessThan(0.12);
    }

    @Test
    void everyQuoteStandsInItsRecord() {
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.finding().evidence()).allSatisfy(evidence -> {
                    assertThat(evidence.recordId())
                            .isEqualTo(answer.record().request().id());
                    assertThat(answer.record().request().content()).contains(evidence.quote());
                }));
    }

    @Test
    void everyClaimHasEvidence() {
        assertThat(answers).allSatisfy(answer -> {
            CommunicationAnalysis result = answer.finding().result();
            List<String> claims =
                    answer.finding().evidence().stream().map(Evidence::claim).toList();
            assertThat(claims).contains("/intent", "/sentiment", "/urgency");
            assertThat(claims)
                    .containsAll(
                            pointers("/key_info/products/", result.keyInfo().products()))
                    .containsAll(
                            pointers("/key_info/competitors/", result.keyInfo().competitors()))
                    .containsAll(pointers("/dates/", result.dates()))
                    .containsAll(pointers("/follow_up/", result.followUp()));
        });
    }

    private static List<String> pointers(String prefix, List<?> claims) {
        return Stream.iterate(0, i -> i + 1)
                .limit(claims.size())
                .map(i -> prefix + i)
                .toList();
    }

    @Test
    void answersAreWordedForPeople() {
        assertThat(answers).allSatisfy(answer -> {
            CommunicationAnalysis result = answer.finding().result();
            assertThat(result.intent().detail()).isNotBlank().hasSizeLessThan(60);
            assertThat(result.urgency().reason()).isNotBlank().hasSizeLessThan(90);
            assertThat(result.sentiment().mood()).isNotBlank();
            assertThat(result.summary()).isNotBlank().hasSizeLessThanOrEqualTo(120);
            assertThat(result.qualityScore()).isBetween(1, 10);
            assertThat(result.suggestions()).hasSizeLessThanOrEqualTo(4);
        });
    }
}
