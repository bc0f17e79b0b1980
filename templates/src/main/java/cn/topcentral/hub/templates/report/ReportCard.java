package cn.topcentral.hub.templates.report;

import cn.topcentral.hub.templates.card.CardImage;
import cn.topcentral.hub.templates.card.Destination;
import cn.topcentral.hub.templates.card.EmphasisContent;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.Jump;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.NewsNoticeCard;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TextNoticeCard;
import cn.topcentral.hub.templates.card.VerticalContent;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The card of a report: the figures to know before opening it. */
public final class ReportCard {
    private static final int ROWS = 6;
    private static final int HIGHLIGHTS = 3;
    private static final int HIGHLIGHT_CHARS = 34;

    private ReportCard() {}

    public static TextNoticeCard render(ReportSummary report) {
        return TextNoticeCard.titled(title(report), Destination.page(report.page()))
                .withSource(Source.of("📊 " + report.kind()))
                .withEmphasis(report.big().map(big -> EmphasisContent.of(big.value(), big.label())))
                .withSubTitle(below(report))
                .withRows(report.figures().stream()
                        .limit(ROWS)
                        .map(figure -> HorizontalContent.of(figure.label(), figure.value()))
                        .toList())
                .withJumps(List.of(Jump.toPage("打开" + report.kind(), report.page())));
    }

    /**
     * The same with a picture above the figures.
     *
     * @param picture of numbers alone; WeCom fetches it without a log-in
     */
    public static NewsNoticeCard pictured(ReportSummary report, CardImage picture) {
        NewsNoticeCard card = NewsNoticeCard.titled(title(report), picture, Destination.page(report.page()));
        return new NewsNoticeCard(
                Optional.of(Source.of("📊 " + report.kind())),
                card.mainTitle(),
                Optional.empty(),
                card.image(),
                Optional.empty(),
                below(report)
                        .map(lines -> List.of(new VerticalContent("先看", Optional.of(lines))))
                        .orElse(List.of()),
                Stream.concat(report.big().stream(), report.figures().stream())
                        .limit(ROWS)
                        .map(figure -> HorizontalContent.of(figure.label(), figure.value()))
                        .toList(),
                List.of(Jump.toPage("打开" + report.kind(), report.page())),
                card.cardAction(),
                Optional.empty());
    }

    private static MainTitle title(ReportSummary report) {
        String title = CleanText.line(report.title());
        String shown = title.isEmpty() ? report.kind() : title;
        return report.correction() ? MainTitle.of("更正：" + shown, "数据有补录，以这一版为准") : MainTitle.of(shown);
    }

    private static Optional<String> below(ReportSummary report) {
        List<String> lines = new ArrayList<>();
        report.note().ifPresent(lines::add);
        lines.addAll(report.highlights().stream()
                .map(CleanText::line)
                .filter(line -> !line.isEmpty())
                .limit(HIGHLIGHTS)
                .map(line -> "· " + Shortening.chars(line, HIGHLIGHT_CHARS))
                .collect(Collectors.toList()));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }
}
