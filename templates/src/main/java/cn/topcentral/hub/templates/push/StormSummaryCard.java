package cn.topcentral.hub.templates.push;

import cn.topcentral.hub.templates.card.Destination;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.MarkdownMessage;
import cn.topcentral.hub.templates.card.Source;
import cn.topcentral.hub.templates.card.TextNoticeCard;
import cn.topcentral.hub.templates.push.StormSummary.Line;
import cn.topcentral.hub.templates.push.StormSummary.PushKind;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The one card in place of many: how many of what, the first of them, and how to see the rest. */
public final class StormSummaryCard {
    private static final int ROWS = 6;
    private static final int MARKDOWN_LINES = 20;
    private static final int LINE_CHARS = 40;

    private StormSummaryCard() {}

    public static TextNoticeCard render(StormSummary summary) {
        Map<PushKind, Long> counts = counts(summary);
        return TextNoticeCard.titled(
                        MainTitle.of(title(summary, counts), "消息较多已合并，发箭头后的命令看全部"), Destination.page(summary.page()))
                .withSource(Source.of("消息汇总"))
                .withSubTitle(Optional.of(rest(counts)))
                .withRows(summary.lines().stream()
                        .limit(ROWS)
                        .map(StormSummaryCard::row)
                        .toList());
    }

    /** The same with more lines, for doors without cards. */
    public static MarkdownMessage markdown(StormSummary summary) {
        Map<PushKind, Long> counts = counts(summary);
        List<String> lines = new ArrayList<>();
        lines.add("**" + title(summary, counts) + "**");
        lines.add(rest(counts));
        int room = MarkdownMessage.Room.APP.bytes() - 200; // the head is far shorter; the tail is one line
        for (Line line : summary.lines()
                .subList(0, Math.min(MARKDOWN_LINES, summary.lines().size()))) {
            String shown =
                    "> " + line.kind().icon() + " " + MarkdownMessage.escape(Shortening.chars(words(line), LINE_CHARS));
            if (Shortening.bytes(String.join("\n", lines)) + Shortening.bytes(shown) > room) {
                break;
            }
            lines.add(shown);
        }
        int left = summary.lines().size() - (lines.size() - 2);
        if (left > 0) {
            lines.add("> …另有 " + left + " 条");
        }
        return MarkdownMessage.shortened(String.join("\n", lines), MarkdownMessage.Room.APP);
    }

    private static String title(StormSummary summary, Map<PushKind, Long> counts) {
        int all = summary.lines().size();
        return counts.size() == 1
                ? "还有 " + all + " 条" + counts.keySet().iterator().next().label()
                : "还有 " + all + " 条消息";
    }

    private static String rest(Map<PushKind, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey().icon() + count.getKey().label() + " " + count.getValue() + " 条 → "
                        + count.getKey().command())
                .collect(Collectors.joining("\n"));
    }

    private static Map<PushKind, Long> counts(StormSummary summary) {
        return summary.lines().stream().collect(Collectors.groupingBy(Line::kind, TreeMap::new, Collectors.counting()));
    }

    private static HorizontalContent row(Line line) {
        return HorizontalContent.of(line.kind().icon(), words(line));
    }

    private static String words(Line line) {
        String clean = CleanText.line(line.text());
        return clean.isEmpty() ? line.kind().label() : clean;
    }
}
