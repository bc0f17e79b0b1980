package cn.topcentral.hub.agents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.Speaker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordLineTest {
    private static final String GOOD =
            """
            {"id": "D1", "communication_type": "wechat", "direction": "inbound", "communication_time": "2024-06-12T10:00:00+08:00", \
            "customer_name": "奥克斯", "speaker": "customer", "content": "PP 5吨", "labels": {"intent": "inquiry", "sentiment": "neutral", \
            "urgency": "medium", "products": ["PP"], "price": null, "quantity": {"value": 5, "unit": "吨", "per": null}, \
            "dates": [], "competitors": [], "follow_up": ["报价"]}}""";

    @Test
    void aLabelledRecordIsRead() {
        assertThat(RecordLine.parse(1, GOOD)).isInstanceOfSatisfying(LabelledRecord.class, record -> {
            assertThat(record.request().id()).isEqualTo("D1");
            assertThat(record.request().time()).isEqualTo(Instant.parse("2024-06-12T02:00:00Z"));
            assertThat(record.request().speaker()).isEqualTo(Speaker.CUSTOMER);
            assertThat(record.request().content()).isEqualTo("PP 5吨");
            AnnotationLabels labels = record.labels().orElseThrow();
            assertThat(labels.intent()).isEqualTo(IntentCategory.INQUIRY);
            assertThat(labels.price()).isEmpty();
            assertThat(labels.quantity().orElseThrow().text()).isEqualTo("5吨");
        });
    }

    @Test
    void labelsMayBeMissing() {
        String line = "{\"communication_type\": \"phone\", \"communication_time\": \"2024-06-12T10:00:00+08:00\","
                + " \"speaker\": \"both\", \"content\": \"\"}";

        assertThat(RecordLine.parse(7, line)).isInstanceOfSatisfying(LabelledRecord.class, record -> {
            assertThat(record.request().id()).isEqualTo("line-7");
            assertThat(record.labels()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"wechat\" | \"fax\" | communication_type is 'fax' | use one of phone, mobile, wechat",
                "\"speaker\": \"customer\", | '' | speaker is '' | use one of customer, seller, both",
                "2024-06-12T10:00:00+08:00 | yesterday | communication_time is 'yesterday' | write it as 2024-",
                "\"inquiry\" | \"inquire\" | intent is 'inquire' | use one of complaint, order",
                "\"PP 5吨\" | 5 | content is missing or no text | give what was said",
                "\"value\": 5 | \"value\": \"many\" | labels.quantity.value | annotation guide",
                "{\"id\" | [{\"id\" | it is not JSON | write one",
            })
    void aBadLineSaysWhatIsWrongAndWhatToDo(String good, String bad, String reason, String remedy) {
        assertThat(RecordLine.parse(3, GOOD.replace(good, bad))).isInstanceOfSatisfying(BadLine.class, line -> {
            assertThat(line.message()).startsWith("line 3: ");
            assertThat(line.reason()).contains(reason);
            assertThat(line.remedy()).contains(remedy);
        });
    }

    @Test
    void aBadLineDoesNotStopTheRest() throws IOException {
        List<RecordLine> lines =
                RecordLine.readAll(new BufferedReader(new StringReader("nonsense\n\n[]\n" + GOOD + "\n")));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isInstanceOf(BadLine.class);
        assertThat(lines.get(1)).isEqualTo(new BadLine(3, "it is not a JSON object", "write one {…} a line"));
        assertThat(lines.get(2)).isInstanceOf(LabelledRecord.class);
    }
}
