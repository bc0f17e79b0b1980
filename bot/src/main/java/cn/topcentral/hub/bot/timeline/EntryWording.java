package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.bot.timeline.FoldedTimeline.Head;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository.ThreadSpan;
import cn.topcentral.hub.templates.timeline.TimelineEntry;
import cn.topcentral.hub.templates.timeline.TimelineEntry.ChatBurst;
import cn.topcentral.hub.templates.timeline.TimelineEntry.ChatLine;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Single;
import java.util.List;
import java.util.Map;

/**
 * Words records as entries.
 *
 * @param messages what was said in each chat session, oldest first; nothing for the card, which has no room for it
 */
record EntryWording(People people, Map<String, List<TimelineRecord>> messages) {

    TimelineEntry entry(Head head) {
        return head.session().map(session -> burst(head.record(), session)).orElseGet(() -> single(head.record()));
    }

    private TimelineEntry burst(TimelineRecord newest, ThreadSpan session) {
        return new ChatBurst(
                newest.type(),
                channel(newest),
                Math.toIntExact(session.count()),
                session.first(),
                session.last(),
                people.counterpart(newest),
                Gist.of(newest),
                messages.getOrDefault(session.threadId(), List.of()).stream()
                        .map(message -> new ChatLine(message.time(), people.speaker(message), message.content()))
                        .toList());
    }

    private TimelineEntry single(TimelineRecord record) {
        return new Single(
                record.type(),
                channel(record),
                // A source that does not say who began is read like the seed reads it: the customer did.
                record.direction().orElse(Direction.INBOUND),
                record.time(),
                record.duration(),
                people.counterpart(record),
                Gist.of(record),
                record.attachmentCount(),
                LabelWords.of(record));
    }

    private static String channel(TimelineRecord record) {
        return record.channel().isBlank() ? record.type().label() : record.channel();
    }
}
