package cn.topcentral.hub.templates.task;

import static cn.topcentral.hub.templates.timeline.GoldenCards.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.timeline.Story;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCardsTest {
    private static final TaskId CARD = new TaskId("tasks-1");
    /** A Monday, 17:00. */
    private static final Instant NOW = Story.NOW;

    private static final TaskItem OVERDUE = item(3, "奥克斯", "报PCR-ABS-1000价格", false, "06-15T18:00");
    private static final TaskItem TODAY = item(7, "格力", "寄样品", false, "06-17T18:00");
    private static final TaskItem PROMISED = item(12, "奥克斯", "付上月货款", true, "06-20T18:00");

    private static TaskItem item(int number, String customer, String title, boolean byCustomer, String due) {
        return new TaskItem(
                "TASK-A10-" + number,
                number,
                Optional.of(customer),
                title,
                byCustomer,
                Optional.of(Story.at(due)),
                Optional.empty());
    }

    private static TaskList list(Optional<String> said, long total, List<TaskItem> items) {
        return new TaskList("我的待办", "我的", said, total, items.isEmpty() ? 0 : 1, items.isEmpty() ? 0 : 1, items, NOW);
    }

    @Test
    void tasksAreRowsWithAButtonEach() {
        assertGolden(
                "tasks__normal",
                TaskListCard.render(list(Optional.empty(), 3, List.of(OVERDUE, TODAY, PROMISED)), CARD));
        assertGolden(
                "tasks__single_after_done",
                TaskListCard.render(list(Optional.of("✅ 已完成 #7 格力：寄样品"), 1, List.of(OVERDUE)), CARD));
        assertGolden("tasks__empty.txt", TaskListCard.empty(list(Optional.empty(), 0, List.of())));
    }

    @Test
    void ofManyTasksTheFirstSixHaveRowsAndTheNextAreNamed() {
        List<TaskItem> many = IntStream.range(0, 10)
                .mapToObj(i -> new TaskItem(
                        "TASK-" + i,
                        9997 + i,
                        Optional.of(Story.AUX.repeat(3)),
                        "把四月份到六月份的对账单和发票一起寄给财务".repeat(3),
                        i % 2 == 0,
                        i > 7 ? Optional.empty() : Optional.of(Story.at("06-2" + i + "T15:30")),
                        Optional.of("欧阳修文")))
                .toList();

        assertGolden("tasks__many_very_long", TaskListCard.render(list(Optional.empty(), 43, many), CARD));
    }

    @Test
    void foreignNamesAndMarkupShowAsTheyAre() {
        List<TaskItem> foreign = List.of(
                item(1, "שלום בע״מ", "מחיר 100", false, "06-17T09:00"),
                item(2, "👨‍👩‍👧‍👦家电", "\u202Eexe.lairt <@all> **x**", false, "06-18T18:00"),
                item(4, "\u200B", " \n ", false, "06-19T10:00"));

        assertGolden("tasks__rtl_and_emoji", TaskListCard.render(list(Optional.empty(), 3, foreign), CARD));
    }

    @Test
    void oneTaskSaysWhatCanBeDone() {
        TaskNotice reminder = new TaskNotice(
                "⏰ 提醒",
                Optional.of("王伟 交办"),
                TODAY,
                Optional.empty(),
                List.of(TaskNotice.done(TODAY), TaskNotice.later(TODAY, "1小时后"), TaskNotice.later(TODAY, "明天上午9点")),
                NOW);
        assertGolden("task__reminder", TaskNoticeCard.render(reminder, CARD));
        assertGolden("task__reminder.md", TaskNoticeCard.markdown(reminder).content());
        TaskNotice done = new TaskNotice(
                "✅ 已完成",
                Optional.of("您 刚刚 17:00"),
                OVERDUE,
                Optional.of("已报 12,500 元/吨，<@all> 客户月底前答复".repeat(4)),
                List.of(TaskNotice.undo(OVERDUE), TaskNotice.rest()),
                NOW);
        assertGolden("task__done", TaskNoticeCard.render(done, CARD));
        assertThat(TaskNoticeCard.markdown(done).content()).doesNotContain("<@all>");
    }

    @Test
    void theMorningTellsWhatIsDueAndHowTheTeamStands() {
        TaskDigestText own = new TaskDigestText(2, 1, List.of(TODAY, OVERDUE), List.of(), NOW);
        assertGolden("task_digest__normal", TaskDigestCard.render(own, CARD));
        assertGolden("task_digest__normal.md", TaskDigestCard.markdown(own).content());
        TaskDigestText leader = new TaskDigestText(
                0,
                0,
                List.of(),
                IntStream.range(0, 20)
                        .mapToObj(i -> new TaskDigestText.Member("李娜" + "娜".repeat(i), 20L - i, 1))
                        .toList(),
                NOW);
        assertGolden("task_digest__team_many", TaskDigestCard.render(leader, CARD));
        assertGolden(
                "task_digest__team",
                TaskDigestCard.render(
                        new TaskDigestText(
                                1,
                                1,
                                List.of(TODAY, OVERDUE),
                                List.of(new TaskDigestText.Member("李娜", 3, 0), new TaskDigestText.Member("赵强", 1, 2)),
                                NOW),
                        CARD));
    }

    @ParameterizedTest
    @CsvSource({
        "06-17T18:00, 今天 18:00前",
        "06-17T19:30, 今天 19:30",
        "06-17T10:00, 今天 10:00已过",
        "06-16T18:00, 逾期1天",
        "06-01T18:00, 逾期16天",
        "06-18T18:00, 明天",
        "06-18T09:00, 明天 09:00",
        "06-19T18:00, 后天",
        "06-21T18:00, 周五",
        "06-24T18:00, 6月24日",
        "12-31T14:00, 12月31日 14:00"
    })
    void dueTimesAreSaidAsPeopleSayThem(String due, String words) {
        assertThat(DueWords.of(Optional.of(Story.at(due)), NOW)).isEqualTo(words);
    }

    @Test
    void aTaskWithoutADaySaysSo() {
        assertThat(DueWords.of(Optional.empty(), NOW)).isEqualTo("未定日期");
        assertThat(DueWords.moment(Story.at("06-20T14:00"), NOW)).isEqualTo("6月20日 周四 14:00");
        assertThat(DueWords.moment(Story.at("06-18T09:00"), NOW)).isEqualTo("明天 09:00");
    }
}
