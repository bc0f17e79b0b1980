package cn.topcentral.hub.agents.advice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.agents.finding.AgentJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class MarketingAdviceTest {

    @Test
    void sampleOfTheSeedIsReadAndWrittenWithTheSameKeys() throws IOException {
        try (InputStream file = MarketingAdviceTest.class.getResourceAsStream("seed-4.5.json")) {
            JsonNode sample = AgentJson.MAPPER.readTree(file);
            MarketingAdvice read = AgentJson.MAPPER.treeToValue(sample, MarketingAdvice.class);
            assertThat(AgentJson.MAPPER.readTree(AgentJson.MAPPER.writeValueAsString(read)))
                    .isEqualTo(sample);
            assertThat(read.careStrategy().birthdayGreeting()).isTrue();
        }
    }
}
