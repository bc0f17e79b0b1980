package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.templates.card.Destination;
import cn.topcentral.hub.templates.card.EmphasisContent;
import cn.topcentral.hub.templates.card.HorizontalContent;
import cn.topcentral.hub.templates.card.Jump;
import cn.topcentral.hub.templates.card.MainTitle;
import cn.topcentral.hub.templates.card.TextNoticeCard;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.text.Shortening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The card of a customer's timeline. A row's name has room for five characters, so it holds the day (今天, 6-17); the
 * value begins with the clock time. The icon stands for the channel except on folded chats, whose row has no gist.
 */
public final class TimelineCard {
    private static final int ROWS = 6;
    // A long name must leave room for what was said.
    private static final int NAME_CHARS = 8;

    private TimelineCard() {}

    public static TextNoticeCard render(CustomerTimeline timeline) {
        return TextNoticeCard.titled(
                        MainTitle.of(Naming.customer(timeline.name()), summary(timeline)),
                        Destination.page(timeline.page()))
                .withSource(Naming.source("沟通时间轴", timeline.demo()))
                .withEmphasis(timeline.healthScore().map(score -> EmphasisContent.of(score + "/100", "关系健康度")))
                .withSubTitle(timeline.entries().isEmpty() ? Optional.of(emptyText(timeline)) : people(timeline))
                .withRows(timeline.entries().stream()
                        .limit(ROWS)
                        .map(entry -> row(entry, timeline.now()))
                        .toList())
                .withJumps(List.of(Jump.toPage(jumpTitle(timeline), timeline.page())));
    }

    /** What nobody else says comes first: the line is cut at 30 characters, and the person knows what they asked for. */
    private static String summary(CustomerTimeline timeline) {
        List<String> parts = new ArrayList<>();
        parts.add("共 " + timeline.total() + " 条");
        timeline.lastContact().ifPresent(last -> parts.add("最后联系 " + ChineseTime.relative(last, timeline.now())));
        String period = CleanText.line(timeline.period());
        if (!period.isEmpty()) {
            parts.add(period);
        }
        return String.join(" · ", parts);
    }

    private static Optional<String> people(CustomerTimeline timeline) {
        List<String> parts = new ArrayList<>();
        timeline.owner()
                .map(CleanText::line)
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> parts.add("负责人 " + name));
        timeline.level()
                .map(CleanText::line)
                .filter(level -> !level.isEmpty())
                .ifPresent(level -> parts.add("级别 " + level));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", parts));
    }

    private static String emptyText(CustomerTimeline timeline) {
        return timeline.lastContact().isPresent() ? "这段时间没有沟通记录，换个时间段再查，或打开页面看全部。" : "还没有沟通记录。渠道接入或导入之后，新的往来会自动出现在这里。";
    }

    private static HorizontalContent row(TimelineEntry entry, Instant now) {
        return HorizontalContent.of(ChineseTime.shortDay(entry.at(), now), value(entry, now));
    }

    private static String value(TimelineEntry entry, Instant now) {
        if (entry instanceof TimelineEntry.Single single) {
            return ChineseTime.clockAfterShortDay(single.time(), now) + " "
                    + single.type().icon() + " " + said(single.who(), single.gist());
        } else if (entry instanceof TimelineEntry.ChatBurst burst) {
            return burst.type().icon() + " " + burst.channel() + " " + burst.count() + "条 "
                    + ChineseTime.span(burst.first(), burst.last());
        }
        throw new IllegalStateException("Timeline entry without a row: " + entry.getClass());
    }

    private static String said(String who, String gist) {
        String name = Shortening.chars(CleanText.line(who), NAME_CHARS);
        String words = CleanText.line(gist);
        return name.isEmpty() || words.isEmpty() ? name + words : name + "：" + words;
    }

    private static String jumpTitle(CustomerTimeline timeline) {
        int folded = timeline.entries().stream()
                .skip(ROWS)
                .mapToInt(entry -> entry instanceof TimelineEntry.ChatBurst burst ? burst.count() : 1)
                .sum();
        int hidden = timeline.moreCount() + folded;
        return hidden > 0 ? "查看其余 " + hidden + " 条" : "打开时间轴";
    }
}
