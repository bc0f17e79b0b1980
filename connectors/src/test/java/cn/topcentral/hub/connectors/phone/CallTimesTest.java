package cn.topcentral.hub.connectors.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTimesTest {
    @ParameterizedTest
    @CsvSource({
        "2025/6/5 9:03, 2025-06-05T01:03:00Z",
        "2025-06-05 15:20:07, 2025-06-05T07:20:07Z",
        "2025-06-05 15:20:07.512, 2025-06-05T07:20:07Z",
        "2025.6.5 15:20, 2025-06-05T07:20:00Z",
        "2025年6月5日 下午3:20, 2025-06-05T07:20:00Z",
        "2025年6月5日 星期四 15时20分7秒, 2025-06-05T07:20:07Z",
        "2025/6/5 下午3：20, 2025-06-05T07:20:00Z",
        "2025/6/5 上午12:05, 2025-06-04T16:05:00Z",
        "2025/6/5 中午12:05, 2025-06-05T04:05:00Z",
        "2025/6/5 中午1:05, 2025-06-05T05:05:00Z",
        "2025/6/5 3:20 PM, 2025-06-05T07:20:00Z",
        "20250605152000, 2025-06-05T07:20:00Z",
        "2025-06-05T07:20:00Z, 2025-06-05T07:20:00Z",
        "2025-06-05 07:20:00 UTC, 2025-06-05T07:20:00Z",
        "2025-06-05T16:20:00+09:00, 2025-06-05T07:20:00Z",
        "2025-06-05T16:20:00+0900, 2025-06-05T07:20:00Z",
        "1749108000, 2025-06-05T07:20:00Z",
        "1749108000000, 2025-06-05T07:20:00Z",
        "1749108000123456, 2025-06-05T07:20:00.123456Z"
    })
    void timeIsUnderstoodAsPeopleAndSystemsWriteIt(String written, String time) {
        assertThat(CallTimes.parse(written)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "昨天",
                "6/5/2025 15:20",
                "25-06-05 15:20",
                "2025-06-05",
                "45813.64",
                "2025-13-01 00:00",
                "2025-06-05 25:00",
                "1899-06-05 10:00",
                "2.02506E+13"
            })
    void timeThatCannotBeIsRefusedByName(String written) {
        assertThatThrownBy(() -> CallTimes.parse(written))
                .isInstanceOf(UnreadableCallException.class)
                .hasMessageContaining("time '" + written + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200",
        "200.0, 200",
        "3:20, 200",
        "03:20, 200",
        "0:03:20, 200",
        "3分20秒, 200",
        "3分钟20秒, 200",
        "3分, 180",
        "1小时2分3秒, 3723",
        "1h2m, 3720",
        "95s, 95",
        "3 min 20 sec, 200",
        "３：２０, 200",
        "3'20\", 200",
        "0, 0"
    })
    void durationIsUnderstoodAsPeopleAndSystemsWriteIt(String written, long seconds) {
        assertThat(CallDurations.parse(written, Duration.ofSeconds(1))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"很久", "3:75", "-5", "100000", "1e3", "25:00:00"})
    void durationThatCannotBeIsRefusedByName(String written) {
        assertThatThrownBy(() -> CallDurations.parse(written, Duration.ofSeconds(1)))
                .isInstanceOf(UnreadableCallException.class)
                .hasMessageContaining("duration '" + written + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "--"})
    void noDurationIsNone(String written) {
        assertThat(CallDurations.parse(written, Duration.ofSeconds(1))).isEqualTo(Optional.empty());
    }
}
