package cn.topcentral.hub.templates.card;

import java.util.List;
import java.util.Optional;

/** 1 to 3 drop-downs, sent together. WeCom takes nothing else on it. */
public record MultipleInteractionCard(
        Optional<Source> source, MainTitle mainTitle, List<SelectList> selectLists, SubmitButton submit, TaskId taskId)
        implements Card {
    public MultipleInteractionCard {
        selectLists = CardRules.list(selectLists, 1, 3, "select_list");
        CardRules.unique(selectLists.stream().map(SelectList::questionKey).toList(), "select_list.question_key");
    }

    @Override
    public String cardType() {
        return "multiple_interaction";
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
                .selections(selectLists)
                .toString();
    }
}
