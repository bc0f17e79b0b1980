package cn.topcentral.hub.templates.page;

import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry as the page shows it: texts cleaned and worded, not yet escaped (the template engine does that).
 *
 * @param anchor by which links lead to the entry; empty for a chat, whose messages have their own
 * @param sought whether the reader came for this entry
 * @param dateTime machine-readable time for the {@code time} element
 * @param note what stands in small type beside the channel: length, direction or number of messages
 * @param messages of a folded chat, shown when it is opened
 */
public record PageRow(
        String anchor,
        boolean sought,
        String icon,
        String dateTime,
        String time,
        String channel,
        String note,
        String who,
        String gist,
        List<Label> labels,
        List<Message> messages) {
    /** A small tag; {@code tone} is its style class: plain, good, bad or urgent. */
    public record Label(String text, String tone) {}

    /** One chat message. */
    public record Message(String anchor, boolean sought, String time, String who, String text) {}

    /** @param sought the record the reader came for, if for one */
    static PageRow of(TimelineEntry entry, Optional<RecordId> sought) {
        if (entry instanceof TimelineEntry.Single single) {
            return single(single, sought);
        } else if (entry instanceof TimelineEntry.ChatBurst burst) {
            return burst(burst, sought);
        }
        throw new IllegalStateException("Timeline entry without a row: " + entry.getClass());
    }

    /** Whether the row shows fewer messages than the chat had. */
    public boolean folded() {
        return !messages.isEmpty();
    }

    /** Whether a chat stands open: what the reader came for must not be hidden in it. */
    public boolean open() {
        return messages.stream().anyMatch(Message::sought);
    }

    private static PageRow single(TimelineEntry.Single single, Optional<RecordId> sought) {
        String length = single.duration().map(ChineseTime::length).orElse("");
        String direction = direction(single.direction());
        return new PageRow(
                single.id().value(),
                sought.filter(single.id()::equals).isPresent(),
                single.type().icon(),
                single.time().toString(),
                ChineseTime.clock(single.time()),
                CleanText.line(single.channel()),
                length.isEmpty() ? direction : direction + " · " + length,
                CleanText.line(single.who()),
                CleanText.lines(single.gist()),
                labels(single),
                List.of());
    }

    private static PageRow burst(TimelineEntry.ChatBurst burst, Optional<RecordId> sought) {
        return new PageRow(
                "",
                false,
                burst.type().icon(),
                burst.last().toString(),
                ChineseTime.span(burst.first(), burst.last()),
                CleanText.line(burst.channel()),
                burst.count() + "条" + shownOf(burst),
                CleanText.line(burst.who()),
                CleanText.lines(burst.gist()),
                List.of(),
                burst.messages().stream()
                        .map(line -> new Message(
                                line.id().value(),
                                sought.filter(line.id()::equals).isPresent(),
                                ChineseTime.clock(line.time()),
                                CleanText.line(line.who()),
                                CleanText.lines(line.text())))
                        .toList());
    }

    /** Who opens a long chat must not take its end for the whole. */
    private static String shownOf(TimelineEntry.ChatBurst burst) {
        int shown = burst.messages().size();
        return shown > 0 && shown < burst.count() ? " · 展开见最近" + shown + "条" : "";
    }

    private static List<Label> labels(TimelineEntry.Single single) {
        List<Label> labels = new ArrayList<>();
        single.labels().ifPresent(found -> {
            add(labels, "意图", found.intent());
            add(labels, "情绪", found.sentiment());
            add(labels, "紧急", found.urgency());
        });
        if (single.attachmentCount() > 0) {
            labels.add(new Label("附件: " + single.attachmentCount() + "个", "plain"));
        }
        return List.copyOf(labels);
    }

    private static void add(List<Label> labels, String name, Optional<String> value) {
        value.map(CleanText::line)
                .filter(word -> !word.isEmpty())
                .ifPresent(word -> labels.add(new Label(name + ": " + word, tone(name, word))));
    }

    private static String tone(String name, String word) {
        if (name.equals("紧急") && word.equals("高")) {
            return "urgent";
        } else if (word.equals("积极") || word.equals("正面")) {
            return "good";
        }
        return word.equals("消极") || word.equals("负面") || word.equals("投诉") ? "bad" : "plain";
    }

    private static String direction(Direction direction) {
        return switch (direction) {
            case INBOUND -> "客户发起";
            case OUTBOUND -> "我方发起";
            case INTERNAL -> "内部";
        };
    }
}
