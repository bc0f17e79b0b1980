package cn.topcentral.hub.connectors.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.connectors.aggregation.FollowUp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToDoSectionTest {
    /** A Friday. */
    private static final LocalDate TOLD = LocalDate.of(2026, 6, 12);

    @Test
    void itemsHaveWhoAndByWhen() {
        List<FollowUp> items = ToDoSection.read(
                """
                讨论了 PC 的交期，待办很多。

                ## 待办事项
                - 张三：6月20日前发 PC/ABS 报价
                - [ ] 寄样品 @李四 （2026-06-18）
                - [x] 已完成的事
                3. 下周五前回访

                ## 其他
                - 不是待办
                """,
                TOLD);

        assertThat(items)
                .containsExactly(
                        new FollowUp("6月20日前发 PC/ABS 报价", due("2026-06-20"), Optional.of("张三")),
                        new FollowUp("寄样品 （2026-06-18）", due("2026-06-18"), Optional.of("李四")),
                        new FollowUp("下周五前回访", due("2026-06-19"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"待办：回电话", "【行动项】\n回电话", "**Action items:**\n* 回电话", "3、下一步计划：\n1）回电话", "跟进事项\n- 回电话\n\n后来又聊了别的"})
    void headingsOfManyKindsAreSeen(String text) {
        assertThat(ToDoSection.read(text, TOLD)).extracting(FollowUp::title).containsExactly("回电话");
    }

    @ParameterizedTest
    @ValueSource(strings = {"待办都做完了", "客户说跟进很及时", "下一步我们再看", "待办：无", "没有这样的段落", ""})
    void proseIsNoToDo(String text) {
        assertThat(ToDoSection.read(text, TOLD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "明天给答复, 2026-06-13",
        "后天, 2026-06-14",
        "本周日前, 2026-06-14",
        "月底前付款, 2026-06-30",
        "下月底, 2026-07-31",
        "3天内, 2026-06-15",
        "1月5日寄出, 2027-01-05",
        "6月1日就该做, 2026-06-01",
        "下下周一, 2026-06-22"
    })
    void daysAreCountedFromTheReport(String line, String day) {
        assertThat(DueDate.in(line, TOLD)).isEqualTo(due(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2月30日前", "13月1日", "尽快", "订单2026061", "2026-99-99"})
    void lineWithoutARealDayHasNoDueDate(String line) {
        assertThat(DueDate.in(line, TOLD)).isEmpty();
    }

    private static Optional<Instant> due(String day) {
        return Optional.of(Instant.parse(day + "T10:00:00Z"));
    }
}
