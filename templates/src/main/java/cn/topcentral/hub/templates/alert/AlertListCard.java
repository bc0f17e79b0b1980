package cn.topcentral.hub.templates.alert;

import cn.topcentral.hub.storage.alert.AlertLevel;
import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What waits for somebody: a row and a button per alert, which opens its card. */
public final class AlertListCard {
    /** As many as a card has rows and buttons. */
    public static final int SHOWN = 6;

    public static final String NOTHING = "没有待处理的预警。有新的会马上提醒您。";

    private AlertListCard() {}

    /**
     * An alert in a line.
     *
     * @param customer may be empty
     */
    public record Line(long id, String customer, boolean urgent, String label, AlertLevel level, Instant since) {}

    /**
     * The card.
     *
     * @param lines at least one; more than {@link #SHOWN} are counted
     * @param more whether there are more than were read
     */
    public static ButtonInteractionCard render(List<Line> lines, boolean more, Instant now, TaskId taskId) {
        List<Line> shown = lines.stream().limit(SHOWN).toList();
        String count = lines.size() + (more ? "+" : "");
        return ButtonInteractionCard.titled(
                        MainTitle.of("待处理预警 " + count + " 条", "点编号打开处理"),
                        shown.stream().map(AlertListCard::button).toList(),
                        taskId)
                .withSource(Source.of("风险预警"))
                .withSubTitle(
                        lines.size() > SHOWN ? Optional.of("先列最急的 " + SHOWN + " 条，处理后再发 /预警 看其余的。") : Optional.empty())
                .withRows(shown.stream().map(line -> row(line, now)).toList());
    }

    private static HorizontalContent row(Line line, Instant now) {
        String tail =
                " " + (line.label().isEmpty() ? "紧急沟通" : line.label()) + " " + ChineseTime.shortDay(line.since(), now);
        String head = line.id() + " ";
        int room = 26 - head.length() - tail.length();
        return HorizontalContent.of(
                line.urgent() ? "🔴 紧急" : "⚠️ " + line.level().label(),
                head + Shortening.chars(AlertWords.customer(line.customer()), Math.max(4, room)) + tail);
    }

    private static Button button(Line line) {
        return new Button(
                line.id() + " " + AlertWords.customer(line.customer()),
                line.urgent() ? 1 : 2,
                "alert:show " + line.id());
    }
}
