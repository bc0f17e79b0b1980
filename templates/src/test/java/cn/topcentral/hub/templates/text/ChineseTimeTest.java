package cn.topcentral.hub.templates.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseTimeTest {
    /** A Saturday afternoon in Shanghai. */
    private static final Instant NOW = Instant.parse("2024-06-15T15:00:00+08:00");

    @ParameterizedTest
    @CsvSource({
        "2024-06-15T14:59:30+08:00, 刚刚",
        "2024-06-15T15:00:20+08:00, 刚刚",
        "2024-06-15T14:55:00+08:00, 5分钟前",
        "2024-06-15T14:00:01+08:00, 59分钟前",
        "2024-06-15T13:00:00+08:00, 2小时前",
        "2024-06-15T00:30:00+08:00, 14小时前",
        "2024-06-14T23:59:00+08:00, 昨天",
        "2024-06-13T23:59:00+08:00, 2天前",
        "2024-06-08T09:00:00+08:00, 7天前",
        "2024-06-07T09:00:00+08:00, 6月7日",
        "2023-12-31T09:00:00+08:00, 2023年12月31日",
        "2024-06-15T16:00:00+08:00, 今天 16:00",
        "2024-06-16T09:30:00+08:00, 明天 09:30",
        "2024-07-01T09:30:00+08:00, 7月1日 09:30"
    })
    void saysHowLongAgo(String then, String expected) {
        assertThat(ChineseTime.relative(Instant.parse(then), NOW)).isEqualTo(expected);
    }

    @Test
    void justAfterMidnightCountsHours() {
        Instant night = Instant.parse("2024-06-15T01:00:00+08:00");
        assertThat(ChineseTime.relative(night.minus(Duration.ofHours(2)), night))
                .isEqualTo("2小时前");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-15T00:00:00+08:00, 今天, 00:00",
        "2024-06-14T16:00:00Z, 今天, 00:00",
        "2024-06-14T15:59:00Z, 昨天, 23:59",
        "2024-06-16T08:00:00+08:00, 明天, 08:00",
        "2024-06-03T08:00:00+08:00, 6-3, 08:00",
        "2024-12-17T08:00:00+08:00, 12-17, 08:00",
        "2023-12-17T08:00:00+08:00, 2023年, 12-17 08:00"
    })
    void namesTheDayInFiveCharacters(String then, String day, String clock) {
        assertThat(ChineseTime.shortDay(Instant.parse(then), NOW))
                .isEqualTo(day)
                .hasSizeLessThanOrEqualTo(5);
        assertThat(ChineseTime.clockAfterShortDay(Instant.parse(then), NOW)).isEqualTo(clock);
    }

    @ParameterizedTest
    @CsvSource({"2024-06-15, 今天 6月15日", "2024-06-14, 昨天 6月14日", "2024-06-13, 6月13日 周四", "2023-06-13, 2023年6月13日 周二"})
    void headsADay(String day, String expected) {
        assertThat(ChineseTime.dayHeading(LocalDate.parse(day), NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-15T10:15:00+08:00, 2024-06-15T10:42:00+08:00, 10:15–10:42",
        "2024-06-15T10:15:00+08:00, 2024-06-15T10:15:40+08:00, 10:15",
        "2024-06-14T23:50:00+08:00, 2024-06-15T00:10:00+08:00, 6-14–6-15"
    })
    void namesASpan(String first, String last, String expected) {
        assertThat(ChineseTime.span(Instant.parse(first), Instant.parse(last))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0秒", "PT45S, 45秒", "PT15M, 15分钟", "PT2H, 2小时", "PT1H20M, 1小时20分钟", "PT72H, 3天", "PT-5S, 0秒"})
    void namesALength(String duration, String expected) {
        assertThat(ChineseTime.length(Duration.parse(duration))).isEqualTo(expected);
    }
}
