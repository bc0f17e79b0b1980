package cn.topcentral.hub.templates.card;

import java.util.List;
import java.util.Optional;

/**
 * A notice with a picture: a big one ({@code image}), a small one beside words ({@code imageText}), or both. A webhook
 * takes it only with the big one.
 *
 * @param cardAction where a tap on the card leads; WeCom requires one
 */
public record NewsNoticeCard(
        Optional<Source> source,
        MainTitle mainTitle,
        Optional<QuoteArea> quote,
        Optional<CardImage> image,
        Optional<ImageTextArea> imageText,
        List<VerticalContent> paragraphs,
        List<HorizontalContent> rows,
        List<Jump> jumps,
        Destination cardAction,
        Optional<TaskMenu> menu)
        implements Card {
    public NewsNoticeCard {
        paragraphs = CardRules.list(paragraphs, 0, 4, "vertical_content_list");
        rows = CardRules.list(rows, 0, 6, "horizontal_content_list");
        jumps = CardRules.list(jumps, 0, 3, "jump_list");
        if (image.isEmpty() && imageText.isEmpty()) {
            throw new IllegalArgumentException("news_notice has neither card_image nor image_text_area; give one");
        }
    }

    public static NewsNoticeCard titled(MainTitle title, CardImage image, Destination cardAction) {
        return new NewsNoticeCard(
                Optional.empty(),
                title,
                Optional.empty(),
                Optional.of(image),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                cardAction,
                Optional.empty());
    }

    @Override
    public String cardType() {
        return "news_notice";
    }

    @Override
    public boolean callsBack() {
        return menu.isPresent();
    }

    @Override
    public String plainText() {
        return new PlainText()
                .source(source)
                .title(Optional.of(mainTitle))
                .quote(quote)
                .imageText(imageText)
                .paragraphs(paragraphs)
                .rows(rows)
                .jumps(jumps)
                .action(Optional.of(cardAction))
                .toString();
    }
}
