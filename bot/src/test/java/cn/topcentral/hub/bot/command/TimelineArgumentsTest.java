package cn.topcentral.hub.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.storage.communication.CommunicationType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineArgumentsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    /** A Wednesday; in UTC it is still Tuesday evening. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-06-18T17:30:00Z"), SHANGHAI);

    @ParameterizedTest
    @CsvSource({
        "今天, 2024-06-19, 2024-06-20",
        "昨天, 2024-06-18, 2024-06-19",
        "前天, 2024-06-17, 2024-06-18",
        "本周, 2024-06-17, 2024-06-24",
        "上周, 2024-06-10, 2024-06-17",
        "本月, 2024-06-01, 2024-07-01",
        "上月, 2024-05-01, 2024-06-01",
        "上个月, 2024-05-01, 2024-06-01",
        "本季度, 2024-04-01, 2024-07-01",
        "今年, 2024-01-01, 2025-01-01",
        "去年, 2023-01-01, 2024-01-01",
        "1天, 2024-06-19, 2024-06-20",
        "30天, 2024-05-21, 2024-06-20",
        "近7天, 2024-06-13, 2024-06-20",
        "最近三天, 2024-06-17, 2024-06-20",
        "两周, 2024-06-06, 2024-06-20",
        "3个月, 2024-03-19, 2024-06-20",
        "近3月, 2024-03-19, 2024-06-20",
        "十二个月, 2023-06-19, 2024-06-20",
        "18月, 2022-12-19, 2024-06-20",
        "半年, 2023-12-19, 2024-06-20",
        "1年, 2023-06-19, 2024-06-20",
        "7d, 2024-06-13, 2024-06-20",
        "6月, 2024-06-01, 2024-07-01",
        "十月, 2023-10-01, 2023-11-01",
        "12月份, 2023-12-01, 2024-01-01",
        "2024-06, 2024-06-01, 2024-07-01",
        "2024年2月, 2024-02-01, 2024-03-01",
        "2023年, 2023-01-01, 2024-01-01",
        "2024-06-15, 2024-06-15, 2024-06-16",
        "2024/6/15, 2024-06-15, 2024-06-16",
        "2024年6月15日, 2024-06-15, 2024-06-16",
        "7月1号, 2023-07-01, 2023-07-02",
        "2024-06-01..2024-06-15, 2024-06-01, 2024-06-16",
        "2024-06-01~2024-06-15, 2024-06-01, 2024-06-16",
        "4月到5月, 2024-04-01, 2024-06-01",
        "2024-06-01至2024-06-15, 2024-06-01, 2024-06-16",
        "since 2024-06-01, 2024-06-01, 2024-06-20",
        "--since 2024-06, 2024-06-01, 2024-06-20",
        "自2024-06-01, 2024-06-01, 2024-06-20",
        "2024年5月以来, 2024-05-01, 2024-06-20"
    })
    void aPeriodIsUnderstoodInWholeDaysOfShanghai(String typed, LocalDate from, LocalDate until) {
        TimelineArguments arguments = TimelineArguments.parse("奥克斯 " + typed, CLOCK);

        assertThat(arguments.customer()).isEqualTo("奥克斯");
        assertThat(arguments.period()).hasValueSatisfying(period -> {
            assertThat(period.from()).isEqualTo(from.atStartOfDay(SHANGHAI).toInstant());
            assertThat(period.until()).isEqualTo(until.atStartOfDay(SHANGHAI).toInstant());
            assertThat(period.label()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "电话, PHONE MOBILE",
        "400, PHONE",
        "手机, MOBILE",
        "微信, WECHAT",
        "企业微信, WECHAT",
        "邮件, EMAIL",
        "Email, EMAIL",
        "拜访, VISIT",
        "会议, MEETING VIDEO",
        "视频, VIDEO",
        "表单, FORM",
        "网页, WEBCHAT",
        "官网, WEBCHAT",
        "电话+邮件, PHONE MOBILE EMAIL",
        "邮件、拜访, EMAIL VISIT"
    })
    void aChannelIsUnderstoodByItsCommonNames(String typed, String types) {
        TimelineArguments arguments = TimelineArguments.parse("奥克斯 " + typed, CLOCK);

        assertThat(arguments.channels())
                .containsExactlyInAnyOrder(Arrays.stream(types.split(" "))
                        .map(CommunicationType::valueOf)
                        .toArray(CommunicationType[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"今天国际", "360集团", "会议宝 科技", "上海 电话 设备厂", "三月花", "21世纪", "九天微星", "自强机械", "C001"})
    void aNameThatOnlyResemblesAFilterStaysAName(String name) {
        assertThat(TimelineArguments.parse(name, CLOCK))
                .isEqualTo(new TimelineArguments(name, Optional.empty(), Set.of()));
    }

    @Test
    void withoutANameTheCustomerIsEmpty() {
        assertThat(TimelineArguments.parse("", CLOCK).customer()).isEmpty();
        assertThat(TimelineArguments.parse("30天 电话", CLOCK).customer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-30, 不是有效的日期",
        "2024-13, 不是有效的月份",
        "0天, 时间范围",
        "2024-06-15..2024-06-01, 结束早于开始",
        "since 2025-01-01, 将来",
        "30天 本月, 写了两次"
    })
    void aPeriodThatCannotBeIsRefusedWithASentence(String typed, String reason) {
        assertThatThrownBy(() -> TimelineArguments.parse("奥克斯 " + typed, CLOCK))
                .isInstanceOfSatisfying(CommandRefused.class, refused -> assertThat(refused.sentence())
                        .contains(reason));
    }
}
