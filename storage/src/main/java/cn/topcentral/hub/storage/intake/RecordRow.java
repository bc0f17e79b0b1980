package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stored record with what its source told, all of it: what a part has to be made of when something is added to the record. */
public record RecordRow(
        RecordId id,
        SourceLine source,
        Optional<CustomerId> customer,
        CommunicationType type,
        Optional<Direction> direction,
        String channel,
        Instant time,
        Optional<Duration> duration,
        ZoneId zone,
        List<Participant> participants,
        Optional<String> subject,
        String content,
        Optional<String> quoted,
        Optional<String> original,
        Optional<String> recordingUrl,
        Optional<String> location,
        Map<String, String> attributes,
        Instant storedAt) {
    public RecordRow {
        participants = List.copyOf(participants);
        attributes = Map.copyOf(attributes);
    }
}
