package cn.topcentral.hub.templates.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PromptsTest {
    static List<String> ids() {
        return Prompts.IDS;
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyPromptHasItsPartsAndNoLineTooLongToReview(String id) {
        PromptText prompt = Prompts.load(id);

        assertThat(prompt.id()).isEqualTo(id);
        assertThat(prompt.version()).matches("\\d+");
        assertThat(prompt.system()).startsWith("你是TopcentralMall的").contains("编造");
        assertThat(prompt.user()).contains("## 输入数据", "{");
        assertThat((prompt.system() + prompt.user()).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(160));
    }

    @Test
    void theAnalystAsksForWhatTheSeedAsksFor() {
        String user = Prompts.load("a10").user();

        Set<String> places = Pattern.compile("\\{([a-z_]+)}")
                .matcher(user)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(places)
                .containsExactlyInAnyOrder(
                        "communication_type",
                        "channel",
                        "communication_time",
                        "speaker",
                        "customer_name",
                        "subject",
                        "content",
                        "own_names");
        assertThat(user).contains("跟进", "竞争对手", "1-10", "quality_score", "commitments");
    }

    @Test
    void anUnknownPromptIsNamed() {
        assertThatThrownBy(() -> Prompts.load("a99"))
                .hasMessageContaining("a99")
                .hasMessageContaining("a10");
    }
}
