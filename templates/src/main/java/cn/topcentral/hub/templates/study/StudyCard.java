package cn.topcentral.hub.templates.study;

import cn.topcentral.hub.templates.card.Destination;
import cn.topcentral.hub.templates.card.EmphasisContent;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.Jump;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.QuoteArea;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TextNoticeCard;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The card of a study: one figure, up to six rows, one quote, and how to get the rest. */
public final class StudyCard {
    private static final int ROWS = 6;
    private static final int NAME_CHARS = 20;
    private static final int NOTES = 2;
    private static final int NOTE_CHARS = 38;
    private static final int QUOTE_CHARS = 60;

    private StudyCard() {}

    public static TextNoticeCard render(StudySheet sheet) {
        TextNoticeCard card = TextNoticeCard.titled(
                        MainTitle.of(name(sheet.customer()), sheet.summary()), Destination.page(sheet.page()))
                .withSource(Source.of(sheet.demo() ? sheet.title() + " · 演示数据" : sheet.title()))
                .withEmphasis(sheet.figure().map(big -> EmphasisContent.of(big.value(), big.what())))
                .withSubTitle(below(sheet))
                .withRows(sheet.lines().stream()
                        .filter(line -> !CleanText.line(line.value()).isEmpty())
                        .limit(ROWS)
                        .map(StudyCard::row)
                        .toList())
                .withJumps(List.of(Jump.toPage("打开时间轴", sheet.page())));
        return sheet.saying()
                .filter(saying -> !CleanText.line(saying.words()).isEmpty())
                .map(saying -> card.withQuote(new QuoteArea(
                        Optional.of(saying.caption()),
                        Shortening.chars(CleanText.line(saying.words()), QUOTE_CHARS),
                        Optional.of(Destination.page(saying.page())))))
                .orElse(card);
    }

    private static String name(String customer) {
        String clean = CleanText.line(customer);
        return clean.isEmpty() ? "未命名客户" : Shortening.chars(clean, NAME_CHARS);
    }

    private static HorizontalContent row(StudySheet.Line line) {
        return line.page()
                .<HorizontalContent>map(page -> new HorizontalContent.Link(line.name(), line.value(), page))
                .orElseGet(() -> HorizontalContent.of(line.name(), line.value()));
    }

    private static Optional<String> below(StudySheet sheet) {
        List<String> lines = new ArrayList<>(sheet.notes().stream()
                .map(CleanText::line)
                .filter(note -> !note.isEmpty())
                .limit(NOTES)
                .map(note -> Shortening.chars(note, NOTE_CHARS))
                .toList());
        sheet.more().ifPresent(more -> lines.add("看全部：" + more));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }
}
