package cn.topcentral.hub.connectors.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-05 15:20",
                "2026/3/5 15:20:00",
                "2026年3月5日 下午3点20分",
                "2026年3月5日（周四） 15:20",
                "2026-03-05T07:20:00Z",
                "2026-03-05T15:20:00.000+08:00",
                "2026-03-05T02:20:00-05:00",
                "20260305 1520",
                "1772695200",
                "1772695200000",
                "２０２６－０３－０５　１５：２０"
            })
    void allSpellingsMeanTheSameInstant(String written) {
        assertThat(ReportTimes.parse(written))
                .isEqualTo(new ReportTimes.Span(Instant.parse("2026-03-05T07:20:00Z"), Optional.empty(), true));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05 14:00-16:30, 150",
        "2026年3月5日 下午2:00—4:30, 150",
        "2026-03-05 23:00~1:00, 120",
        "2026-03-05 14:00 至 16:30, 150"
    })
    void spanHasALength(String written, int minutes) {
        assertThat(ReportTimes.parse(written).length()).contains(Duration.ofMinutes(minutes));
    }

    @Test
    void dayAloneIsItsBeginning() {
        assertThat(ReportTimes.parse("2026-03-05"))
                .isEqualTo(new ReportTimes.Span(Instant.parse("2026-03-04T16:00:00Z"), Optional.empty(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-03-05 25:00",
                "0001-01-01",
                "9999-12-31 10:00",
                "明天",
                "",
                "99999999999999999999"
            })
    void absurdTimesAreRefusedWithAReason(String written) {
        assertThatThrownBy(() -> ReportTimes.parse(written))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageStartingWith("time '" + written);
    }
}
