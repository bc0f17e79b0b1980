package cn.topcentral.hub.templates.task;

import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Open tasks, the longest overdue first: a row and a button each, of the first six. */
public final class TaskListCard {
    private static final int ROWS = 6;
    private static final int ROW = 26;
    private static final int TEXT = 112;
    private static final int LEAST_LINE = 12;

    private TaskListCard() {}

    /**
     * A card with a button {@code done:ID VIEW} per row.
     *
     * @throws IllegalArgumentException when there is nothing to list; use {@link #empty} then
     */
    public static ButtonInteractionCard render(TaskList list, TaskId taskId) {
        List<TaskItem> shown = list.items().stream().limit(ROWS).toList();
        return ButtonInteractionCard.titled(
                        MainTitle.of("📋 " + list.title(), counts(list)),
                        shown.stream().map(item -> button(item, list.view())).toList(),
                        taskId)
                .withSource(Source.of("待办"))
                .withSubTitle(Optional.of(below(list, shown)))
                .withRows(shown.stream()
                        .map(item -> HorizontalContent.of(item.shortNumber(), row(item, list)))
                        .toList());
    }

    /** What to say when nothing is open. */
    public static String empty(TaskList list) {
        String said = list.said().map(text -> text + "\n").orElse("");
        return said + "📋 " + CleanText.line(list.title()) + "：没有未完成的事项 👍\n要加一项请发：/提醒 客户名 明天上午9点 要做的事";
    }

    private static String counts(TaskList list) {
        List<String> parts = new ArrayList<>();
        parts.add("共" + list.total() + "项");
        if (list.overdue() > 0) {
            parts.add("逾期" + list.overdue());
        }
        if (list.today() > 0) {
            parts.add("今天" + list.today());
        }
        return String.join(" · ", parts);
    }

    private static Button button(TaskItem item, String view) {
        return Button.of("完成 " + item.shortNumber(), ("done:" + item.id() + " " + view).strip());
    }

    private static String row(TaskItem item, TaskList list) {
        return Shortening.chars(DueWords.of(item.due(), list.now()) + " " + who(item) + item.brief(), ROW);
    }

    private static String who(TaskItem item) {
        return item.assignee()
                .map(name -> Shortening.chars(CleanText.line(name), 6) + "·")
                .orElse("");
    }

    /** What was done, what more there is, and how to go on by typing: the buttons are not at every door. */
    private static String below(TaskList list, List<TaskItem> shown) {
        String said = list.said().map(text -> CleanText.line(text) + "\n").orElse("");
        String how = "完成请发：/完成 编号";
        long left = list.total() - shown.size();
        if (left <= 0) {
            return said + how;
        }
        String more = "还有" + left + "项："
                + list.items().stream()
                        .skip(ROWS)
                        .map(item -> item.shortNumber() + " " + CleanText.line(item.brief()))
                        .collect(Collectors.joining("；"));
        int room = TEXT - Shortening.countChars(said) - Shortening.countChars(how) - 1;
        return said + (room < LEAST_LINE ? "" : Shortening.chars(more, room) + "\n") + how;
    }
}
