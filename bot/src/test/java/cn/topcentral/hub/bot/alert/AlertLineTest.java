package cn.topcentral.hub.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.topcentral.hub.bot.alert.AlertLine.Verb;
import cn.topcentral.hub.bot.command.CommandRefused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertLineTest {
    @Test
    void aTapAndWhatIsTypedMeanTheSame() {
        assertThat(AlertLine.parse("ack 12,13"))
                .isEqualTo(AlertLine.parse("处理 12，13"))
                .isEqualTo(new AlertLine(Verb.ACKNOWLEDGE, List.of(12L, 13L), ""));
        assertThat(AlertLine.parse("silence 12 7天")).isEqualTo(AlertLine.parse("静默 #12 7天"));
        assertThat(AlertLine.parse("处理 12 已电话回访，周五送样").rest()).isEqualTo("已电话回访，周五送样");
        assertThat(AlertLine.parse("转派 12、13 李娜 请今天联系").rest()).isEqualTo("李娜 请今天联系");
    }

    @Test
    void nothingIsTheListAndANumberAloneShows() {
        assertThat(AlertLine.parse(" ").verb()).isEqualTo(Verb.LIST);
        assertThat(AlertLine.parse("12")).isEqualTo(new AlertLine(Verb.SHOW, List.of(12L), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "处理",
                "处理 奥克斯",
                "关闭 12",
                "处理 12abc",
                "处理 99999999999999999999999999",
                "处理 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21"
            })
    void whatCannotBeMeantIsToldHowToWriteIt(String typed) {
        assertThatThrownBy(() -> AlertLine.parse(typed))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("编号");
    }

    @Test
    void daysAreReadWithAndWithoutTheWord() {
        assertThat(AlertLine.days("7天")).contains(Duration.ofDays(7));
        assertThat(AlertLine.days("3")).contains(Duration.ofDays(3));
        assertThat(AlertLine.days("30 days")).contains(Duration.ofDays(30));
        assertThat(AlertLine.days("一周")).isEmpty();
    }
}
