package cn.topcentral.hub.agents.local.extract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.CommunicationType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody can stop an analysis worker with a text. */
class ExtractionSpeedTest {
    private static final int LENGTH = 200_000;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(strings = {"1", "一", "A-", "1.", "\n", "比", "a@", "客户 ", "\u0000", "Aa ", "从鑫"})
    void hostileRepetitionIsReadInBoundedTime(String piece) {
        String content = piece.repeat(LENGTH / piece.length());
        long start = cpuTime();
        Extraction found = Requests.extract(content, CommunicationType.MEETING, Speaker.BOTH, Requests.WEDNESDAY);
        assertThat(Duration.ofNanos(cpuTime() - start)).isLessThan(LIMIT);
        assertThat(found).isNotNull();
    }

    /** Of this thread: other work on the machine must not fail the test. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void outcomeAtTheEndOfALongTranscriptIsRead() {
        String content = "嗯。".repeat(LENGTH / 2) + "\n客户:那就定PCR-ABS-1000 12吨 下周三要";
        Extraction found = Requests.extract(content, CommunicationType.PHONE, Speaker.BOTH, Requests.WEDNESDAY);
        assertThat(found.products()).containsExactly("PCR-ABS-1000");
        assertThat(found.quantity().orElseThrow().text()).isEqualTo("12吨");
        assertThat(found.dates()).singleElement().satisfies(date -> assertThat(content)
                .contains(date.text()));
    }
}
