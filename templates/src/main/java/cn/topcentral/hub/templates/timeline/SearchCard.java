package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.templates.card.Destination;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.Jump;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.TextNoticeCard;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import cn.topcentral.hub.templates.text.Snippet;
import cn.topcentral.hub.templates.text.SoughtWords;
import java.util.List;
import java.util.Optional;

/** The card of search results: a row per hit with the day, the customer and the words around the term. */
public final class SearchCard {
    private static final int ROWS = 6;
    private static final int ROW_CHARS = 26;
    private static final int NAME_CHARS = 8;

    private SearchCard() {}

    public static TextNoticeCard render(SearchAnswer answer) {
        return TextNoticeCard.titled(
                        MainTitle.of(
                                "搜索“" + Shortening.chars(CleanText.line(answer.query()), 22) + "”", summary(answer)),
                        Destination.page(answer.page()))
                .withSource(Naming.source("沟通搜索", answer.demo()))
                .withSubTitle(
                        answer.hits().isEmpty() ? Optional.of("没有记录提到这个词。换个说法或更短的词再试，例如“账期”“报价”。") : Optional.empty())
                .withRows(answer.hits().stream()
                        .limit(ROWS)
                        .map(hit -> row(hit, answer))
                        .toList())
                .withJumps(
                        answer.total() > Math.min(ROWS, answer.hits().size())
                                ? List.of(Jump.toPage("查看全部 " + answer.total() + " 条", answer.page()))
                                : List.of());
    }

    private static String summary(SearchAnswer answer) {
        String count = answer.total() == 0 ? "没有结果" : "共 " + answer.total() + " 条";
        return answer.customer()
                .map(name -> Shortening.chars(Naming.customer(name), 18) + " · " + count)
                .orElse(count);
    }

    private static HorizontalContent row(SearchAnswer.Hit hit, SearchAnswer answer) {
        String day = ChineseTime.shortDay(hit.time(), answer.now());
        // Within one customer the name would repeat on every row.
        String name = answer.customer().isPresent()
                ? ""
                : Shortening.chars(Naming.customer(hit.customer()), NAME_CHARS) + "：";
        String head = hit.type().icon() + " " + name;
        String value = head
                + Snippet.around(hit.text(), SoughtWords.of(answer.query()), ROW_CHARS - Shortening.countChars(head));
        return hit.page()
                .<HorizontalContent>map(page -> new HorizontalContent.Link(day, value, page))
                .orElseGet(() -> HorizontalContent.of(day, value));
    }
}
