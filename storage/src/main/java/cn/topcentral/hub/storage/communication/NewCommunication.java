package cn.topcentral.hub.storage.communication;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A timeline record as the engine stores it, before any agent has read it. The columns of seed 2.1 explain the parts. */
public record NewCommunication(
        RecordId recordId,
        Optional<CustomerId> customer,
        Optional<Integer> contactId,
        CommunicationType type,
        Direction direction,
        String channel,
        Instant time,
        Optional<Duration> duration,
        ZoneId zone,
        Optional<String> initiatedBy,
        Optional<String> handledBy,
        List<Participant> participants,
        Optional<String> subject,
        String content,
        Optional<String> contentOriginal,
        Optional<String> contentQuoted,
        Optional<String> recordingUrl,
        Optional<String> location,
        List<NewAttachment> attachments,
        Optional<RecordId> parent,
        Optional<String> threadId,
        Optional<String> conversation,
        String sourceSystem,
        String sourceRecordId,
        Optional<String> summary,
        List<NewTask> followUps,
        Map<String, String> attributes,
        String searchText) {

    public NewCommunication {
        participants = List.copyOf(participants);
        attachments = List.copyOf(attachments);
        followUps = List.copyOf(followUps);
        attributes = Map.copyOf(attributes);
    }
}
