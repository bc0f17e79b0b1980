package cn.topcentral.hub.agents.finding;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.insight.CustomerInsight;
import cn.topcentral.hub.agents.risk.RiskAssessment;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The owner's samples (seed 4.3 and 4.6) go through the records and come out with the same keys, nesting and values. */
class SeedSamplesTest {
    private static final Path FOLDER = Path.of("src/test/resources/agents/seed");

    @Test
    void customerInsight() throws IOException {
        assertThat(added("a11.json", CustomerInsight.class))
                .isSubsetOf(Set.of("/relationship_health/components", "/communication_pattern/their_response_speed"));
    }

    @Test
    void riskAssessment() throws IOException {
        assertThat(added("a14.json", RiskAssessment.class)).isSubsetOf(Set.of("/early_warning_signals/silence"));
    }

    /** Where the answer has more than the sample; fails where it has less or something else. */
    private static List<String> added(String file, Class<?> type) throws IOException {
        JsonNode sample = AgentJson.MAPPER.readTree(Files.readString(FOLDER.resolve(file)));
        JsonNode written = writtenAgain(sample, type);
        List<String> added = new ArrayList<>();
        compare("", sample, written, added);
        return added;
    }

    private static JsonNode writtenAgain(JsonNode sample, Class<?> type) throws JsonProcessingException {
        return AgentJson.MAPPER.readTree(
                AgentJson.MAPPER.writeValueAsString(AgentJson.MAPPER.treeToValue(sample, type)));
    }

    private static void compare(String place, JsonNode sample, JsonNode written, List<String> added) {
        if (sample.isObject()) {
            sample.fieldNames()
                    .forEachRemaining(name ->
                            assertThat(written.has(name)).as(place + "/" + name).isTrue());
            written.fieldNames().forEachRemaining(name -> {
                if (sample.has(name)) {
                    compare(place + "/" + name, sample.get(name), written.get(name), added);
                } else {
                    added.add(place + "/" + name);
                }
            });
        } else if (sample.isArray()) {
            assertThat(written).as(place).hasSameSizeAs(sample);
            for (int i = 0; i < sample.size(); i++) {
                compare(place + "/" + i, sample.get(i), written.get(i), added);
            }
        } else if (sample.isNumber()) {
            assertThat(written.decimalValue()).as(place).isEqualByComparingTo(sample.decimalValue());
        } else {
            assertThat(written).as(place).isEqualTo(sample);
        }
    }
}
