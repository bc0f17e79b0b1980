package cn.topcentral.hub.templates.card;

import java.util.List;
import java.util.Optional;

/**
 * A notice of words: rows, one big figure, links. Must have a title or a second text (112 字).
 *
 * @param cardAction where a tap on the card leads; WeCom requires one
 */
public record TextNoticeCard(
        Optional<Source> source,
        Optional<MainTitle> mainTitle,
        Optional<EmphasisContent> emphasis,
        Optional<QuoteArea> quote,
        Optional<String> subTitle,
        List<HorizontalContent> rows,
        List<Jump> jumps,
        Destination cardAction,
        Optional<TaskMenu> menu)
        implements Card {
    public TextNoticeCard {
        subTitle = Wording.lines(subTitle, 112);
        rows = CardRules.list(rows, 0, 6, "horizontal_content_list");
        jumps = CardRules.list(jumps, 0, 3, "jump_list");
        if (mainTitle.isEmpty() && subTitle.isEmpty()) {
            throw new IllegalArgumentException("text_notice has neither main_title nor sub_title_text; give one");
        }
    }

    public static TextNoticeCard titled(MainTitle title, Destination cardAction) {
        return new TextNoticeCard(
                Optional.empty(),
                Optional.of(title),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                cardAction,
                Optional.empty());
    }

    public TextNoticeCard withSource(Source newSource) {
        return new TextNoticeCard(
                Optional.of(newSource), mainTitle, emphasis, quote, subTitle, rows, jumps, cardAction, menu);
    }

    public TextNoticeCard withEmphasis(Optional<EmphasisContent> newEmphasis) {
        return new TextNoticeCard(source, mainTitle, newEmphasis, quote, subTitle, rows, jumps, cardAction, menu);
    }

    public TextNoticeCard withQuote(QuoteArea newQuote) {
        return new TextNoticeCard(
                source, mainTitle, emphasis, Optional.of(newQuote), subTitle, rows, jumps, cardAction, menu);
    }

    public TextNoticeCard withSubTitle(Optional<String> newSubTitle) {
        return new TextNoticeCard(source, mainTitle, emphasis, quote, newSubTitle, rows, jumps, cardAction, menu);
    }

    public TextNoticeCard withRows(List<HorizontalContent> newRows) {
        return new TextNoticeCard(source, mainTitle, emphasis, quote, subTitle, newRows, jumps, cardAction, menu);
    }

    public TextNoticeCard withJumps(List<Jump> newJumps) {
        return new TextNoticeCard(source, mainTitle, emphasis, quote, subTitle, rows, newJumps, cardAction, menu);
    }

    public TextNoticeCard withMenu(ActionMenu newMenu, TaskId taskId) {
        return new TextNoticeCard(
                source,
                mainTitle,
                emphasis,
                quote,
                subTitle,
                rows,
                jumps,
                cardAction,
                Optional.of(new TaskMenu(newMenu, taskId)));
    }

    @Override
    public String cardType() {
        return "text_notice";
    }

    @Override
    public boolean callsBack() {
        return menu.isPresent();
    }

    @Override
    public String plainText() {
        return new PlainText()
                .source(source)
                .title(mainTitle)
                .emphasis(emphasis)
                .quote(quote)
                .text(subTitle)
                .rows(rows)
                .jumps(jumps)
                .action(Optional.of(cardAction))
                .toString();
    }
}
