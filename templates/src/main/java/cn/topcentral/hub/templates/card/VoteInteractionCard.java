package cn.topcentral.hub.templates.card;

import java.util.Optional;

/** One question with options to tick. WeCom takes nothing else on it. App clients show 16 字 of its title. */
public record VoteInteractionCard(
        Optional<Source> source, MainTitle mainTitle, Checkbox checkbox, SubmitButton submit, TaskId taskId)
        implements Card {
    public VoteInteractionCard {
        mainTitle = new MainTitle(Wording.line(mainTitle.title(), 16), mainTitle.description());
    }

    @Override
    public String cardType() {
        return "vote_interaction";
    }

    @Override
    public boolean callsBack() {
        return true;
    }

    @Override
    public String plainText() {
        String choose = checkbox.mode() == Checkbox.Mode.SINGLE ? "单选" : "可多选";
        return new PlainText()
                .source(source)
                .title(Optional.of(mainTitle))
                .choices(
                        choose,
                        checkbox.options().stream().map(Checkbox.Option::text).toList())
                .toString();
    }
}
