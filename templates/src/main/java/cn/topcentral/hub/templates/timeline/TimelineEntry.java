package cn.topcentral.hub.templates.timeline;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One line of a timeline, newest first in every list. Texts are as the source gave them; whoever shows them cleans them. */
public sealed interface TimelineEntry {
    CommunicationType type();

    /** The channel as people call it, such as 400电话 or 企业微信. */
    String channel();

    /** The person on the customer's side, or ours where nobody there is known; may be empty. */
    String who();

    /** What it was about, in a few words; may be empty. */
    String gist();

    /** By which moment the entry is placed on the timeline. */
    Instant at();

    /** One communication. */
    record Single(
            RecordId id,
            CommunicationType type,
            String channel,
            Direction direction,
            Instant time,
            Optional<Duration> duration,
            String who,
            String gist,
            int attachmentCount,
            Optional<Labels> labels,
            Holdings holdings)
            implements TimelineEntry {
        public Single(
                RecordId id,
                CommunicationType type,
                String channel,
                Direction direction,
                Instant time,
                Optional<Duration> duration,
                String who,
                String gist,
                int attachmentCount,
                Optional<Labels> labels) {
            this(id, type, channel, direction, time, duration, who, gist, attachmentCount, labels, Holdings.NOTHING);
        }

        @Override
        public Instant at() {
            return time;
        }
    }

    /**
     * Chat messages that followed each other closely, folded into one.
     *
     * @param count how many messages there are, which may be more than {@code messages} holds
     * @param messages what the page shows when the burst is opened, oldest first; may be empty
     * @param threadId by which the page finds the messages later; empty for the card
     */
    record ChatBurst(
            CommunicationType type,
            String channel,
            int count,
            Instant first,
            Instant last,
            String who,
            String gist,
            List<ChatLine> messages,
            Optional<String> threadId)
            implements TimelineEntry {
        public ChatBurst {
            messages = List.copyOf(messages);
        }

        public ChatBurst(
                CommunicationType type,
                String channel,
                int count,
                Instant first,
                Instant last,
                String who,
                String gist,
                List<ChatLine> messages) {
            this(type, channel, count, first, last, who, gist, messages, Optional.empty());
        }

        public ChatBurst(
                CommunicationType type,
                String channel,
                int count,
                Instant first,
                Instant last,
                String who,
                String gist) {
            this(type, channel, count, first, last, who, gist, List.of());
        }

        @Override
        public Instant at() {
            return last;
        }
    }

    /** One message of a burst. */
    record ChatLine(RecordId id, Instant time, String who, String text) {}

    /** What the analysis found, in Chinese words; each absent until there is a finding. */
    record Labels(Optional<String> intent, Optional<String> sentiment, Optional<String> urgency) {}

    /**
     * What there is of a communication beside its gist.
     *
     * @param photos how many of its attachments are pictures
     * @param recording whether it can be listened to
     * @param transcript whether what was spoken can be read
     * @param report whether it is a report on a visit
     */
    record Holdings(int photos, boolean recording, boolean transcript, boolean report) {
        /** Nothing that is known of. */
        public static final Holdings NOTHING = new Holdings(0, false, false, false);
    }
}
