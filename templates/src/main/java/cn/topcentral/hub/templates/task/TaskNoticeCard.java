package cn.topcentral.hub.templates.task;

import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One task with what can be done about it. */
public final class TaskNoticeCard {
    private static final int MOST_TEXT = 300;
    private static final int SHOWN = 60;

    private TaskNoticeCard() {}

    public static ButtonInteractionCard render(TaskNotice notice, TaskId taskId) {
        List<Button> buttons = new ArrayList<>();
        for (TaskNotice.Action action : notice.actions()) {
            buttons.add(new Button(action.label(), buttons.isEmpty() ? 1 : 2, action.key()));
        }
        return ButtonInteractionCard.titled(
                        new MainTitle(notice.headline() + " " + notice.item().shortNumber(), notice.note()),
                        buttons,
                        taskId)
                .withSource(Source.of("待办"))
                .withSubTitle(Optional.of(below(notice)))
                .withRows(rows(notice));
    }

    /** The same as Markdown, with the lines to type in place of the buttons. */
    public static MarkdownMessage markdown(TaskNotice notice) {
        List<String> lines = new ArrayList<>();
        lines.add("**" + notice.headline() + " " + notice.item().shortNumber() + "**");
        lines.add("> "
                + MarkdownMessage.escape(
                        Shortening.chars(CleanText.line(notice.item().what()), MOST_TEXT)));
        notice.note().ifPresent(note -> lines.add(MarkdownMessage.escape(CleanText.line(note))));
        rows(notice).forEach(row -> lines.add(row.name() + "：" + MarkdownMessage.escape(row.value())));
        lines.add(
                "可以发：" + notice.actions().stream().map(TaskNotice.Action::typed).collect(Collectors.joining("，或 ")));
        return MarkdownMessage.shortened(String.join("\n", lines), MarkdownMessage.Room.APP);
    }

    /** What it is, and the lines to type: the buttons are not at every door. */
    private static String below(TaskNotice notice) {
        return Shortening.chars(CleanText.line(notice.item().what()), SHOWN) + "\n也可以发：" + typed(notice, "，");
    }

    private static String typed(TaskNotice notice, String between) {
        return notice.actions().stream().map(TaskNotice.Action::typed).collect(Collectors.joining(between));
    }

    private static List<HorizontalContent> rows(TaskNotice notice) {
        List<HorizontalContent> rows = new ArrayList<>();
        notice.item()
                .due()
                .ifPresent(due -> rows.add(HorizontalContent.of("期限", DueWords.of(Optional.of(due), notice.now()))));
        notice.item().assignee().ifPresent(name -> rows.add(HorizontalContent.of("负责", name)));
        notice.result().ifPresent(result -> rows.add(HorizontalContent.of("结果", result)));
        return rows;
    }
}
