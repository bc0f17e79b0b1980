package cn.topcentral.hub.templates.alert;

import cn.topcentral.hub.templates.card.Button;
import cn.topcentral.hub.templates.card.ButtonInteractionCard;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.SelectList;
import cn.topcentral.hub.templates.card.SelectList.Option;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TaskId;
import java.util.List;
import java.util.Optional;

/** To whom an alert is to be handed. */
public final class AssignCard {
    /** The question's key; its answer is a userid. */
    public static final String QUESTION = "assignee";

    /** As many as a drop-down takes. */
    public static final int SHOWN = 10;

    private AssignCard() {}

    /** A colleague to choose. */
    public record Colleague(String userid, String name) {}

    /**
     * The card.
     *
     * @param ids of the alerts, joined by commas
     * @param colleagues at least one; those beyond {@link #SHOWN} have to be typed
     */
    public static ButtonInteractionCard render(String customer, String ids, List<Colleague> colleagues, TaskId taskId) {
        List<Option> options = colleagues.stream()
                .limit(SHOWN)
                .map(colleague -> new Option(colleague.userid(), AlertWords.name(colleague.name())))
                .toList();
        ButtonInteractionCard card = ButtonInteractionCard.titled(
                        MainTitle.of("转派给谁？", AlertWords.customer(customer)),
                        List.of(Button.of("确定转派", "alert:assign " + ids), new Button("返回", 2, "alert:show " + ids)),
                        taskId)
                .withSource(Source.of("风险预警"))
                .withSubTitle(
                        Optional.of((colleagues.size() > SHOWN ? "名单里没有的同事" : "也可以") + "直接发：/预警 转派 " + ids + " 姓名"));
        return new ButtonInteractionCard(
                card.source(),
                card.mainTitle(),
                card.quote(),
                card.subTitle(),
                card.rows(),
                Optional.of(SelectList.of(QUESTION, "同事", options)),
                card.buttons(),
                card.cardAction(),
                card.menu(),
                card.taskId());
    }
}
