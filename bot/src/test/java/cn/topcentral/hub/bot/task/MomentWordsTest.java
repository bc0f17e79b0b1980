package cn.topcentral.hub.bot.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.topcentral.hub.agents.local.calendar.ChineseCalendar;
import cn.topcentral.hub.bot.command.CommandRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentWordsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** A Wednesday, 12:00; the Saturday before was worked, and Monday and Tuesday were Dragon Boat days. */
    private static final Clock NOON = Clock.fixed(Instant.parse("2024-06-12T04:00:00Z"), SHANGHAI);

    private final MomentWords words = new MomentWords(NOON, ChineseCalendar.official());

    @ParameterizedTest
    @CsvSource({
        "明天, 2024-06-13T09:00",
        "明天上午9点, 2024-06-13T09:00",
        "明天下午3点半, 2024-06-13T15:30",
        "明天3点, 2024-06-13T15:00",
        "明早8点, 2024-06-13T08:00",
        "明晚, 2024-06-13T19:00",
        "后天中午, 2024-06-14T12:00",
        "大后天, 2024-06-15T09:00",
        "今天下午, 2024-06-12T14:00",
        "今晚8点, 2024-06-12T20:00",
        "下午5点, 2024-06-12T17:00",
        "上午9点, 2024-06-13T09:00",
        "15:30, 2024-06-12T15:30",
        "9：15, 2024-06-13T09:15",
        "周五, 2024-06-14T09:00",
        "周三, 2024-06-12T09:00",
        "下周三, 2024-06-19T09:00",
        "下周三14:00, 2024-06-19T14:00",
        "下下周一, 2024-06-24T09:00",
        "星期天, 2024-06-16T09:00",
        "本周日, 2024-06-16T09:00",
        "周末, 2024-06-15T09:00",
        "下周, 2024-06-17T09:00",
        "3天后, 2024-06-15T09:00",
        "三天之后, 2024-06-15T09:00",
        "两周后, 2024-06-26T09:00",
        "一个月后, 2024-07-12T09:00",
        "半个月后, 2024-06-27T09:00",
        "3个工作日后, 2024-06-17T09:00",
        "下个工作日, 2024-06-13T09:00",
        "2小时后, 2024-06-12T14:00",
        "两个半小时后, 2024-06-12T14:30",
        "半小时后, 2024-06-12T12:30",
        "20分钟后, 2024-06-12T12:20",
        "6月20日 14:00, 2024-06-20T14:00",
        "6月20号下午两点一刻, 2024-06-20T14:15",
        "六月二十日, 2024-06-20T09:00",
        "2024-07-01, 2024-07-01T09:00",
        "2024年7月1日 上午10点, 2024-07-01T10:00",
        "7/1, 2024-07-01T09:00",
        "20号, 2024-06-20T09:00",
        "5号, 2024-07-05T09:00",
        "1月5日, 2025-01-05T09:00",
        "月底, 2024-06-30T09:00",
        "下月初, 2024-07-01T09:00",
        "下个月底, 2024-07-31T09:00",
        "明天下班前, 2024-06-13T17:30",
        "周五之前, 2024-06-14T09:00"
    })
    void timesToComeAreUnderstoodAsPeopleMeanThem(String typed, LocalDateTime expected) {
        boolean todayIsOver = typed.equals("周三"); // 9:00 of today is over; the caller says so
        Moment moment = words.first(typed).orElseThrow();

        assertThat(LocalDateTime.ofInstant(moment.at(LocalTime.of(9, 0)), SHANGHAI))
                .isEqualTo(expected);
        assertThat(moment.before()).isEmpty();
        assertThat(todayIsOver || moment.at(LocalTime.of(9, 0)).isAfter(NOON.instant()))
                .isTrue();
    }

    @Test
    void whatStandsAroundTheTimeIsTold() {
        Moment moment = words.first("奥克斯 明天 下午2点，带上 3 份合同").orElseThrow();

        assertThat(moment.before()).isEqualTo("奥克斯");
        assertThat(moment.after()).isEqualTo("带上 3 份合同");
        assertThat(moment.words()).isEqualTo("明天 下午2点");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "寄样品", "PCR-ABS-1000", "型号 6-20-A", "12.5 元", "地铁3号线", "整理3点建议", "800吨", "早已说过", "十全十美", "时间"
            })
    void whatIsNoTimeIsNotTakenForOne(String typed) {
        assertThat(words.first(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"6月1日", "今天上午9点", "今天 11:59", "2024-06-11", "本周一", "2023年12月31日", "2月30日", "6月31号", "13月1日"})
    void whatIsOverOrDoesNotExistIsRefused(String typed) {
        assertThatExceptionOfType(CommandRefused.class)
                .isThrownBy(() -> words.first(typed))
                .withMessageContaining("请写");
    }

    @Property(tries = 300)
    void whateverIsUnderstoodLiesAhead(
            @ForAll @IntRange(min = 1, max = 31) int day,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 0, max = 24) int hour,
            @ForAll String around) {
        try {
            words.first(month + "月" + day + "日" + hour + "点 " + around)
                    .ifPresent(moment -> assertThat(moment.at(LocalTime.MAX)).isAfter(NOON.instant()));
            words.first(around).ifPresent(moment -> assertThat(moment.words()).isNotBlank());
        } catch (CommandRefused refused) {
            assertThat(refused.sentence()).contains("“");
        }
    }
}
