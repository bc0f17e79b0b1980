package cn.topcentral.hub.templates.operation;

import cn.topcentral.hub.templates.card.Destination;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TextNoticeCard;
import cn.topcentral.hub.templates.text.CleanText;

/** What came of a decision; a tap opens the page. */
public final class OutcomeCard {
    private OutcomeCard() {}

    public static TextNoticeCard render(Outcome outcome) {
        return TextNoticeCard.titled(new MainTitle(outcome.title(), outcome.note()), Destination.page(outcome.page()))
                .withSource(Source.of(outcome.source()))
                .withSubTitle(outcome.more())
                .withRows(outcome.rows().stream()
                        .map(row -> HorizontalContent.of(row.name(), CleanText.line(row.value())))
                        .toList());
    }
}
