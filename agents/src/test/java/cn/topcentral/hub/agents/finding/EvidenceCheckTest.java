package cn.topcentral.hub.agents.finding;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.history.HistoryBuilder;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.history.CustomerHistory;
import cn.topcentral.hub.storage.history.HistoryRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EvidenceCheckTest {
    private static final CustomerHistory HISTORY = history("你们的价格比绿源高15%。质量倒是一直稳定！");
    private static final String ID = HISTORY.records().get(0).id().value();

    @Test
    void claimsWithoutLiteralEvidenceAreTakenOut() throws JsonProcessingException {
        JsonNode answer = AgentJson.MAPPER.readTree(
                "{\"risks\":[\"猜的\",\"价格\",\"编的\",\"质量\"],\"satisfaction\":{\"pain_points\":[\"价格\"]},\"score\":3}");
        List<Evidence> evidence = List.of(
                new Evidence("/risks/0", "WX-99", "价格"),
                new Evidence("/risks/1", ID, "价格比绿源高15%"),
                new Evidence("/risks/2", ID, "价格比绿源高20%"),
                new Evidence("/risks/3/quote", ID, "质量倒是一直稳定"),
                new Evidence("/satisfaction/pain_points/0", ID, " "),
                new Evidence("/score", ID, "你们"));

        EvidenceCheck.Checked checked = new EvidenceCheck(HISTORY)
                .check(answer, evidence, List.of("/risks", "/satisfaction/pain_points", "/none"));

        assertThat(checked.answer())
                .hasToString("{\"risks\":[\"价格\",\"质量\"],\"satisfaction\":{\"pain_points\":[]},\"score\":3}");
        assertThat(checked.evidence())
                .extracting(Evidence::claim)
                .containsExactly("/risks/0", "/risks/1/quote", "/score");
        assertThat(checked.dropped()).isEqualTo(3);
        assertThat(checked.unfounded()).isEqualTo(3);
        assertThat(answer.at("/risks")).hasSize(4);
    }

    @Test
    void aQuoteIsTheSentenceThatHoldsTheWords() {
        HistoryRecord record = HISTORY.records().get(0);

        assertThat(Quotes.of(record, "质量")).contains("质量倒是一直稳定！");
        assertThat(Quotes.of(record, "没有的词")).contains("你们的价格比绿源高15%。");
        assertThat(Quotes.opening(history("张经理：\n  \n好").records().get(0))).contains("张经理：\n  \n好");
        assertThat(Quotes.opening(history(" \n ").records().get(0))).isEmpty();
    }

    @Property(tries = 300)
    void everyQuoteIsLiteralShortAndWhole(
            @ForAll @StringLength(max = 300) String content, @ForAll @IntRange(max = 300) int index) {
        HistoryRecord record = history(content).records().get(0);

        Optional<String> around = Quotes.around(record, index);
        Optional<String> opening = Quotes.opening(record);

        assertThat(Stream.of(around, opening).flatMap(Optional::stream)).allSatisfy(quote -> assertThat(quote)
                .satisfies(text -> assertThat(content).contains(text))
                .hasSizeLessThanOrEqualTo(Quotes.LONGEST)
                .isNotBlank());
        assertThat(opening.isPresent()).isEqualTo(!content.isBlank());
    }

    private static CustomerHistory history(String content) {
        return new HistoryBuilder()
                .they("2024-06-15T09:30", CommunicationType.WECHAT, content, UnaryOperator.identity())
                .asOf("2024-06-16T00:00");
    }
}
