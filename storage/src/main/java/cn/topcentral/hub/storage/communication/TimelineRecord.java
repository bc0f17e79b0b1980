package cn.topcentral.hub.storage.communication;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record as the timeline shows it: all that fits on a line, with the content cut to {@link #CONTENT_LIMIT} characters.
 *
 * @param intent an intent category of seed 2.1, once analysed
 * @param sentiment {@code positive}, {@code neutral} or {@code negative}, once analysed
 * @param urgency {@code high}, {@code medium} or {@code low}, once analysed
 */
public record TimelineRecord(
        RecordId id,
        Optional<CustomerId> customer,
        CommunicationType type,
        Optional<Direction> direction,
        String channel,
        Instant time,
        Optional<Duration> duration,
        Optional<String> initiatedBy,
        Optional<String> handledBy,
        List<Participant> participants,
        Optional<String> subject,
        Optional<String> summary,
        String content,
        int attachmentCount,
        Optional<String> recordingUrl,
        Optional<String> intent,
        Optional<String> sentiment,
        Optional<String> urgency,
        Optional<String> threadId,
        Optional<RecordId> parent,
        String sourceSystem) {

    /** Enough for a gist and for a first look; the full text is read when it is opened. */
    public static final int CONTENT_LIMIT = 600;

    public TimelineRecord {
        participants = List.copyOf(participants);
    }
}
