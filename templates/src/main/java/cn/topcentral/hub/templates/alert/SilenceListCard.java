package cn.topcentral.hub.templates.alert;

import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TaskId;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is silenced, with a button to lift each. */
public final class SilenceListCard {
    public static final int SHOWN = 6;
    public static final String NOTHING = "现在没有静默中的客户。要静默请发：/静默 客户 7天";

    private SilenceListCard() {}

    /**
     * A customer's silences in a line.
     *
     * @param what the kinds of risk, or 全部风险
     * @param until when the last of them ends
     */
    public record Line(String customerId, String customer, String what, Instant until) {}

    /** The card; at least one line, those beyond {@link #SHOWN} are counted. */
    public static ButtonInteractionCard render(List<Line> lines, Instant now, TaskId taskId) {
        List<Line> shown = lines.stream().limit(SHOWN).toList();
        return ButtonInteractionCard.titled(
                        MainTitle.of("静默中 " + lines.size() + " 个客户", "到期自动恢复提醒"),
                        shown.stream().map(SilenceListCard::button).toList(),
                        taskId)
                .withSource(Source.of("静默"))
                .withSubTitle(lines.size() > SHOWN ? Optional.of("先列最早到期的 " + SHOWN + " 个。") : Optional.empty())
                .withRows(shown.stream().map(line -> row(line, now)).toList());
    }

    private static HorizontalContent row(Line line, Instant now) {
        String tail = " 到 " + AlertWords.time(line.until(), now);
        String what = Shortening.chars(line.what(), 8) + " ";
        int room = Math.max(3, 26 - tail.length() - what.length());
        return HorizontalContent.of(
                "🔕", Shortening.chars(AlertWords.customer(line.customer()), room) + " " + what.strip() + tail);
    }

    private static Button button(Line line) {
        return new Button("解除 " + AlertWords.customer(line.customer()), 2, "silence:" + line.customerId() + " 解除");
    }
}
