package cn.topcentral.hub.templates.task;

import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The morning's card: what is due and what is over, and for who leads others how the team stands. */
public final class TaskDigestCard {
    private static final int ROWS = 6;
    private static final int OWN_ROWS_OF_LEADERS = 4;

    private TaskDigestCard() {}

    public static ButtonInteractionCard render(TaskDigestText digest, TaskId taskId) {
        List<Button> buttons = new ArrayList<>(List.of(Button.of("看全部待办", "tasks:")));
        if (!digest.team().isEmpty()) {
            buttons.add(new Button("看团队逾期", 2, "tasks:团队 逾期"));
        }
        return ButtonInteractionCard.titled(MainTitle.of("📋 " + day(digest) + "待办", counts(digest)), buttons, taskId)
                .withSource(Source.of("待办"))
                .withSubTitle(team(digest))
                .withRows(shown(digest).stream()
                        .map(item -> HorizontalContent.of(item.shortNumber(), line(item, digest)))
                        .toList());
    }

    /** The same as Markdown. */
    public static MarkdownMessage markdown(TaskDigestText digest) {
        List<String> lines = new ArrayList<>();
        lines.add("**📋 " + day(digest) + "待办** " + counts(digest));
        shown(digest)
                .forEach(item -> lines.add("> " + item.shortNumber() + " "
                        + MarkdownMessage.escape(Shortening.chars(CleanText.line(line(item, digest)), 60))));
        team(digest).ifPresent(team -> lines.add(MarkdownMessage.escape(team)));
        lines.add("看全部请发：/待办" + (digest.team().isEmpty() ? "" : "，团队请发：/待办 团队 逾期"));
        return MarkdownMessage.shortened(String.join("\n", lines), MarkdownMessage.Room.APP);
    }

    private static List<TaskItem> shown(TaskDigestText digest) {
        return digest.items().stream()
                .limit(digest.team().isEmpty() ? ROWS : OWN_ROWS_OF_LEADERS)
                .toList();
    }

    private static String day(TaskDigestText digest) {
        LocalDate day = ChineseTime.date(digest.now());
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    private static String counts(TaskDigestText digest) {
        if (digest.overdue() == 0 && digest.today() == 0) {
            return "您自己没有到期的事项";
        }
        return "今天 " + digest.today() + " 项 · 逾期 " + digest.overdue() + " 项";
    }

    private static String line(TaskItem item, TaskDigestText digest) {
        return DueWords.of(item.due(), digest.now()) + " " + item.brief();
    }

    private static Optional<String> team(TaskDigestText digest) {
        return digest.team().isEmpty()
                ? Optional.empty()
                : Optional.of("团队逾期："
                        + digest.team().stream()
                                .map(member ->
                                        Shortening.chars(CleanText.line(member.name()), 8) + " " + member.overdue())
                                .collect(Collectors.joining("、")));
    }
}
