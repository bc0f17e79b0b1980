package cn.topcentral.hub.agents.local.extract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.analysis.AnalysisRequest;
import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.agents.local.text.CommunicationText;
import cn.topcentral.hub.storage.analysis.DateMention;
import cn.topcentral.hub.storage.analysis.Quantity;
import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many facts of the labelled records are found, with floors a little under what was measured, so that a rule that breaks others shows. */
class ExtractionAccuracyTest {
    private static final Extractor EXTRACTOR =
            new Extractor(ProductLexicon.empty(), List.of(), ChineseCalendar.official());

    @ParameterizedTest
    @CsvSource({
        // records, products F1, price exact, quantity exact, dates F1, competitors F1
        "evaluation/dev.jsonl, 0.98, 0.98, 0.97, 0.97, 0.97",
        "corpus/train-chat.jsonl, 0.97, 0.98, 0.97, 0.96, 0.95",
        "corpus/train-mail.jsonl, 0.98, 0.98, 0.97, 0.96, 0.97",
        "corpus/train-varied.jsonl, 0.98, 0.97, 0.97, 0.95, 0.93"
    })
    void factsOfLabelledRecordsAreFound(
            String file, double products, double price, double quantity, double dates, double competitors)
            throws IOException {
        Scores scores = new Scores();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/cn/topcentral/hub/agents/" + file), file),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                scores.add(Json.MAPPER.readTree(line));
            }
        }
        assertThat(scores.products.f1()).as("products").isGreaterThanOrEqualTo(products);
        assertThat(scores.exact(scores.prices)).as("price").isGreaterThanOrEqualTo(price);
        assertThat(scores.exact(scores.quantities)).as("quantity").isGreaterThanOrEqualTo(quantity);
        assertThat(scores.dates.f1()).as("dates").isGreaterThanOrEqualTo(dates);
        assertThat(scores.competitors.f1()).as("competitors").isGreaterThanOrEqualTo(competitors);
    }

    private static final class Scores {
        final Count products = new Count();
        final Count dates = new Count();
        final Count competitors = new Count();
        int records;
        int prices;
        int quantities;

        void add(JsonNode record) {
            JsonNode labels = record.get("labels");
            Extraction found = EXTRACTOR.extract(CommunicationText.of(request(record)));
            records++;
            products.add(texts(labels.get("products")), found.products());
            competitors.add(texts(labels.get("competitors")), found.competitors());
            List<String> expected = new ArrayList<>();
            labels.get("dates")
                    .forEach(date -> expected.add(
                            date.get("start").asText() + date.get("end").asText()));
            dates.add(expected, found.dates().stream().map(Scores::range).toList());
            Optional<BigDecimal> price =
                    Optional.of(labels.get("price")).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
            prices += price.map(BigDecimal::doubleValue).equals(found.price().map(BigDecimal::doubleValue)) ? 1 : 0;
            Optional<String> quantity = Optional.of(labels.get("quantity"))
                    .filter(JsonNode::isObject)
                    .map(Scores::text);
            quantities += quantity.equals(found.quantity().map(Quantity::text)) ? 1 : 0;
        }

        double exact(int right) {
            return (double) right / records;
        }

        private static String range(DateMention date) {
            return date.start().toString() + date.end();
        }

        private static String text(JsonNode quantity) {
            String per = quantity.get("per").isNull()
                    ? ""
                    : "/" + quantity.get("per").asText();
            return quantity.get("value").decimalValue().stripTrailingZeros().toPlainString()
                    + quantity.get("unit").asText()
                    + per;
        }

        private static List<String> texts(JsonNode array) {
            List<String> texts = new ArrayList<>();
            array.forEach(text -> texts.add(text.asText()));
            return texts;
        }

        private static AnalysisRequest request(JsonNode record) {
            return new AnalysisRequest(
                    record.get("id").asText(),
                    CommunicationType.ofCode(record.get("communication_type").asText()),
                    "",
                    OffsetDateTime.parse(record.get("communication_time").asText())
                            .toInstant(),
                    ZoneId.of("Asia/Shanghai"),
                    Optional.of(record.get("customer_name").asText()),
                    Speaker.ofCode(record.get("speaker").asText()),
                    List.of(),
                    Optional.empty(),
                    record.get("content").asText());
        }
    }

    /** True and false positives and misses over all records. */
    private static final class Count {
        private int right;
        private int wrong;
        private int missed;

        void add(List<String> expected, List<String> found) {
            List<String> left = new ArrayList<>(
                    expected.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList());
            for (String each : found) {
                boolean hit = left.remove(each.toLowerCase(Locale.ROOT));
                right += hit ? 1 : 0;
                wrong += hit ? 0 : 1;
            }
            missed += left.size();
        }

        double f1() {
            return 2.0 * right / Math.max(1, 2 * right + wrong + missed);
        }
    }
}
