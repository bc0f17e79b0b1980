package cn.topcentral.hub.bot.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.FollowUp;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.templates.text.ChineseTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWordsTest {
    /** Saturday, 15 June 2024, 16:00 in Shanghai. */
    private static final Instant SAID = Instant.parse("2024-06-15T08:00:00Z");

    private final FollowUpFinder followUps = new FollowUpFinder();

    @ParameterizedTest
    @CsvSource({
        "今天下午两点半去奥克斯拜访, 2024-06-15T14:30",
        "今天下午去奥克斯, 2024-06-15T15:00",
        "昨天上午9点到厂里, 2024-06-14T09:00",
        "昨天下午3点见了李工, 2024-06-14T15:00",
        "6月12日交流了一下午, 2024-06-12T15:00",
        "'汇报一下，昨天上午见了李工', 2024-06-14T10:00",
        "昨晚和王总吃饭, 2024-06-14T19:00",
        "周三去奥克斯开会, 2024-06-12T00:00",
        "上周五15:20见了李工, 2024-06-07T15:20",
        "6月12日十一点走访, 2024-06-12T11:00",
        "2024-05-31拜访了海尔, 2024-05-31T00:00",
        "前天中午12点一刻, 2024-06-13T12:15",
        "今天去了奥克斯, 2024-06-15T16:00",
        "上午拜访了美的, 2024-06-15T10:00"
    })
    void theTimeIsReadAsPeopleTellIt(String text, String expected) {
        assertThat(VisitTime.told(text, SAID)
                        .orElseThrow()
                        .start()
                        .atZone(ChineseTime.ZONE)
                        .toLocalDateTime())
                .isEqualTo(LocalDateTime.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"拜访了奥克斯", "看了车间，昨天的样品已经通过", "周五前寄样品", "提了3点建议", "价格15.5元", "13月40日去了"})
    void whatIsNoTimeOfAVisitIsNotTakenForOne(String text) {
        assertThat(VisitTime.told(text, SAID)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"谈了一个半小时, 90", "聊了40分钟, 40", "待了两小时, 120", "交流约1.5小时, 90", "参观了半小时, 30"})
    void theLengthIsRead(String text, long minutes) {
        assertThat(VisitTime.length(text)).contains(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource({"见到张经理和李工，还有陈明主任, 张经理|李工|陈明主任", "王总说价格高, 王总", "与欧阳总监、赵采购面谈, 欧阳总监|赵采购", "今天汇总了工作，施工现场很乱, ''"})
    void peopleAreNamesWithTitles(String text, String names) {
        assertThat(String.join("|", PeopleNames.in(text))).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({
        "周五前寄样品, 寄样品, 2024-06-21",
        "聊了价格，下周三前更新报价, 更新报价, 2024-06-19",
        "答应月底前提交8D报告, 提交8D报告, 2024-06-30",
        "我们6月20日前安排试模, 安排试模, 2024-06-20"
    })
    void whatIsToBeDoneByADayIsAFollowUp(String text, String title, String day) {
        assertThat(followUps.find(CommunicationType.VISIT, text, SAID)).anySatisfy(item -> {
            assertThat(item.title()).isEqualTo(title);
            assertThat(item.due().map(ChineseTime::date).map(Object::toString)).contains(day);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"今天下午去奥克斯拜访张经理", "价格谈得不错", "客户周五前付款", ""})
    void whatIsNotOursToDoIsNone(String text) {
        assertThat(followUps.find(CommunicationType.VISIT, text, SAID)).isEmpty();
    }

    @Test
    void aListOfToDosComesBeforeWhatIsFoundInTheText() {
        assertThat(followUps.find(CommunicationType.VISIT, "周五前寄样品\n待办：\n- 李雷：6月20日前发报价", SAID))
                .singleElement()
                .extracting(FollowUp::title, FollowUp::owner)
                .containsExactly("6月20日前发报价", Optional.of("李雷"));
    }

    @ParameterizedTest
    @CsvSource({
        "奥克斯 13800001111 来电问交期 5分钟, 13800001111, 来电问交期, 5",
        "奥克斯 来电问交期 通话12分钟, , 来电问交期, 12",
        "奥克斯 0574-88123456 谈了3点建议, 0574-88123456, 谈了3点建议, ",
        "奥克斯 10吨订单确认了, , 10吨订单确认了, "
    })
    void aCallInOneLineIsTakenApart(String line, String number, String text, Long minutes) {
        OneLine call = OneLine.parse(line, true);

        assertThat(call)
                .isEqualTo(new OneLine(
                        "奥克斯",
                        Optional.ofNullable(number),
                        text,
                        Optional.ofNullable(minutes).map(Duration::ofMinutes)));
    }

    @Property(tries = 200)
    void nothingThatIsTypedBreaksTheReading(@ForAll @StringLength(max = 200) String text) {
        assertThat(VisitTime.told("今天" + text, SAID)).isNotNull();
        assertThat(VisitTime.length(text)).isNotNull();
        assertThat(Reply.of(text)).isNotNull();
        assertThat(OneLine.parse(text, true).text()).isNotNull();
    }
}
