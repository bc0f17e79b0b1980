package cn.topcentral.hub.storage.history;

import cn.topcentral.hub.storage.analysis.RecordAnalysis;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record of a history with what A10 found in it.
 *
 * @param content the text without quoted history, cut to {@link #CONTENT_LIMIT} characters; evidence quotes it literally
 * @param contactId the customer's contact who wrote or spoke, where known
 * @param analysis empty while it is not analysed, or was never to be
 */
public record HistoryRecord(
        RecordId id,
        CommunicationType type,
        Optional<Direction> direction,
        String channel,
        Instant time,
        Optional<Duration> duration,
        Optional<String> threadId,
        Optional<String> initiatedBy,
        Optional<String> handledBy,
        Optional<Integer> contactId,
        List<Participant> participants,
        Optional<String> subject,
        Optional<String> summary,
        String content,
        Optional<RecordAnalysis> analysis) {

    /** Enough for quotes; 10,000 records of this size fit into memory. */
    public static final int CONTENT_LIMIT = 4_000;

    public HistoryRecord {
        participants = List.copyOf(participants);
    }
}
