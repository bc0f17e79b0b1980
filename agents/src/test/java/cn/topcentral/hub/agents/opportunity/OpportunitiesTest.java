package cn.topcentral.hub.agents.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.finding.AgentJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class OpportunitiesTest {

    @Test
    void sampleOfTheSeedIsReadAndWrittenWithTheSameKeys() throws IOException {
        try (InputStream file = OpportunitiesTest.class.getResourceAsStream("seed-4.4.json")) {
            JsonNode sample = AgentJson.MAPPER.readTree(file);
            Opportunities read = AgentJson.MAPPER.treeToValue(sample, Opportunities.class);
            assertThat(AgentJson.MAPPER.readTree(AgentJson.MAPPER.writeValueAsString(read)))
                    .isEqualTo(sample);
            assertThat(read.opportunities()).singleElement().satisfies(opportunity -> assertThat(
                            opportunity.estimatedValue())
                    .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("750000")));
        }
    }
}
