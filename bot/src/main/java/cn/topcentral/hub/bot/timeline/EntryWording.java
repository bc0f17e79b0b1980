package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.bot.timeline.FoldedTimeline.Head;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository.ThreadSpan;
import cn.topcentral.hub.templates.timeline.TimelineEntry;
import cn.topcentral.hub.templates.timeline.TimelineEntry.ChatBurst;
import cn.topcentral.hub.templates.timeline.TimelineEntry.ChatLine;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Holdings;
import cn.topcentral.hub.templates.timeline.TimelineEntry.Single;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words records as entries.
 *
 * @param messages what was said in each chat session, oldest first; nothing for the card, which has no room for it
 * @param photos how many pictures are attached to a record; nothing where they are not told from other attachments
 */
record EntryWording(People people, Map<String, List<TimelineRecord>> messages, Map<RecordId, Integer> photos) {
    private static final Set<CommunicationType> WRITTEN =
            Set.of(CommunicationType.EMAIL, CommunicationType.WECHAT, CommunicationType.WEBCHAT);

    /** What is spoken; its text is a transcript. */
    private static final Set<CommunicationType> SPOKEN = Set.of(
            CommunicationType.PHONE, CommunicationType.MOBILE, CommunicationType.MEETING, CommunicationType.VIDEO);

    EntryWording(People people) {
        this(people, Map.of(), Map.of());
    }

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
                lastWords(newest),
                messages.getOrDefault(session.threadId(), List.of()).stream()
                        .map(this::line)
                        .toList(),
                Optional.of(session.threadId()));
    }

    ChatLine line(TimelineRecord message) {
        return new ChatLine(message.id(), message.time(), people.speaker(message), message.content());
    }

    private TimelineEntry single(TimelineRecord record) {
        return new Single(
                record.id(),
                record.type(),
                channel(record),
                // A source that does not say who began is read like the seed reads it: the customer did.
                record.direction().orElse(Direction.INBOUND),
                record.time(),
                record.duration(),
                addressed(record),
                Gist.of(record),
                record.attachmentCount(),
                LabelWords.of(record),
                new Holdings(
                        photos.getOrDefault(record.id(), 0),
                        record.recordingUrl().isPresent(),
                        SPOKEN.contains(record.type()) && !record.content().isBlank(),
                        record.type() == CommunicationType.VISIT
                                && !record.content().isBlank()));
    }

    /** The entry bears the customer's name, so words of ours must bear their own. */
    private String lastWords(TimelineRecord newest) {
        String speaker = people.speaker(newest);
        return ours(newest) && !speaker.isEmpty() ? speaker + "：" + Gist.of(newest) : Gist.of(newest);
    }

    /** What we wrote was said to them, not by them. */
    String addressed(TimelineRecord record) {
        String counterpart = people.counterpart(record);
        return ours(record) && WRITTEN.contains(record.type()) && !counterpart.isEmpty()
                ? "致" + counterpart
                : counterpart;
    }

    private static boolean ours(TimelineRecord record) {
        return record.direction().filter(Direction.OUTBOUND::equals).isPresent();
    }

    static String channel(TimelineRecord record) {
        return record.channel().isBlank() ? record.type().label() : record.channel();
    }
}
