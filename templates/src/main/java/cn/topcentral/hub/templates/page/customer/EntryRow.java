package cn.topcentral.hub.templates.page.customer;

import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import cn.topcentral.hub.templates.timeline.TimelineEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
 * @param path of the record's own page, which also gives its details for below the row; a chat has none
 * @param recording whether there is something to listen to at {@code path}
 * @param transcript whether there are spoken words to read at {@code path}
 * @param messages of a folded chat that are on the page already
 * @param chat where the messages of a folded chat come from when it is opened, unless they are on the page
 */
public record EntryRow(
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
        Optional<String> path,
        boolean recording,
        boolean transcript,
        List<Message> messages,
        Optional<String> chat) {
    /** A small tag; {@code tone} is its style class: plain, good, bad or urgent. */
    public record Label(String text, String tone) {}

    /** One chat message. */
    public record Message(String anchor, boolean sought, String time, String who, String text) {
        public static Message of(TimelineEntry.ChatLine line, Optional<RecordId> sought) {
            return new Message(
                    line.id().value(),
                    sought.filter(line.id()::equals).isPresent(),
                    ChineseTime.clock(line.time()),
                    CleanText.line(line.who()),
                    CleanText.lines(line.text()));
        }
    }

    /**
     * The row of an entry.
     *
     * @param sought the record the reader came for, if for one
     * @param customerPath {@code /c/…}
     * @param question the filter as it stands in the address, with the question mark; may be empty
     */
    static EntryRow of(TimelineEntry entry, Optional<RecordId> sought, String customerPath, String question) {
        if (entry instanceof TimelineEntry.Single single) {
            return single(single, sought, customerPath);
        } else if (entry instanceof TimelineEntry.ChatBurst burst) {
            return burst(burst, sought, customerPath, question);
        }
        throw new IllegalStateException("Timeline entry without a row: " + entry.getClass());
    }

    /** Whether a chat stands open: what the reader came for must not be hidden in it. */
    public boolean open() {
        return messages.stream().anyMatch(Message::sought);
    }

    private static EntryRow single(TimelineEntry.Single single, Optional<RecordId> sought, String customerPath) {
        String length = single.duration().map(ChineseTime::length).orElse("");
        String direction = direction(single.direction());
        return new EntryRow(
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
                Optional.of(customerPath + "/records/" + encoded(single.id().value())),
                single.holdings().recording(),
                single.holdings().transcript(),
                List.of(),
                Optional.empty());
    }

    private static EntryRow burst(
            TimelineEntry.ChatBurst burst, Optional<RecordId> sought, String customerPath, String question) {
        return new EntryRow(
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
                Optional.empty(),
                false,
                false,
                burst.messages().stream().map(line -> Message.of(line, sought)).toList(),
                burst.threadId()
                        .filter(thread -> burst.messages().isEmpty())
                        .map(thread -> customerPath + "/chats" + (question.isEmpty() ? "?" : question + "&") + "thread="
                                + encoded(thread)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
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
        int photos = single.holdings().photos();
        if (single.attachmentCount() > photos) {
            labels.add(new Label("附件: " + (single.attachmentCount() - photos) + "个", "plain"));
        }
        if (photos > 0) {
            labels.add(new Label("照片: " + photos + "张", "plain"));
        }
        if (single.holdings().report()) {
            labels.add(new Label("拜访报告", "plain"));
        }
        return List.copyOf(labels);
    }

    private static void add(List<Label> labels, String name, Optional<String> value) {
        value.map(CleanText::line)
                .filter(word -> !word.isEmpty())
                .ifPresent(word -> labels.add(new Label(name + ": " + word, tone(name, word))));
    }

    /** A label without its name, for a column that bears it; {@code name} is 意图, 情绪 or 紧急. */
    public static Label bare(String name, String word) {
        return new Label(CleanText.line(word), tone(name, CleanText.line(word)));
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
