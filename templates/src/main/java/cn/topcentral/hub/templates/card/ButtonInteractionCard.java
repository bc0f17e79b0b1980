package cn.topcentral.hub.templates.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A card of 1 to 6 buttons, each of which calls back; the keys of buttons and menu differ from each other. */
public record ButtonInteractionCard(
        Optional<Source> source,
        MainTitle mainTitle,
        Optional<QuoteArea> quote,
        Optional<String> subTitle,
        List<HorizontalContent> rows,
        Optional<SelectList> selection,
        List<Button> buttons,
        Optional<Destination> cardAction,
        Optional<ActionMenu> menu,
        TaskId taskId)
        implements Card {
    public ButtonInteractionCard {
        subTitle = Wording.lines(subTitle, 112);
        rows = CardRules.list(rows, 0, 6, "horizontal_content_list");
        buttons = CardRules.list(buttons, 1, 6, "button_list");
        List<String> keys = new ArrayList<>(buttons.stream().map(Button::key).toList());
        menu.ifPresent(present -> present.actions().forEach(action -> keys.add(action.key())));
        CardRules.unique(keys, "key");
    }

    public static ButtonInteractionCard titled(MainTitle title, List<Button> buttons, TaskId taskId) {
        return new ButtonInteractionCard(
                Optional.empty(),
                title,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                buttons,
                Optional.empty(),
                Optional.empty(),
                taskId);
    }

    public ButtonInteractionCard withSource(Source newSource) {
        return new ButtonInteractionCard(
                Optional.of(newSource), mainTitle, quote, subTitle, rows, selection, buttons, cardAction, menu, taskId);
    }

    public ButtonInteractionCard withSubTitle(Optional<String> newSubTitle) {
        return new ButtonInteractionCard(
                source, mainTitle, quote, newSubTitle, rows, selection, buttons, cardAction, menu, taskId);
    }

    public ButtonInteractionCard withRows(List<HorizontalContent> newRows) {
        return new ButtonInteractionCard(
                source, mainTitle, quote, subTitle, newRows, selection, buttons, cardAction, menu, taskId);
    }

    public ButtonInteractionCard withCardAction(Destination newAction) {
        return new ButtonInteractionCard(
                source, mainTitle, quote, subTitle, rows, selection, buttons, Optional.of(newAction), menu, taskId);
    }

    @Override
    public String cardType() {
        return "button_interaction";
    }

    @Override
    public boolean callsBack() {
        return true;
    }

    @Override
    public String plainText() {
        return new PlainText()
                .source(source)
                .title(Optional.of(mainTitle))
                .quote(quote)
                .text(subTitle)
                .rows(rows)
                .selections(selection.stream().toList())
                .choices("可选操作", buttons.stream().map(Button::text).toList())
                .action(cardAction)
                .toString();
    }
}
