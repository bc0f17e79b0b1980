package cn.topcentral.hub.storage.analysis;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record that a worker is to analyse.
 *
 * @param attempts how often it was claimed since its content last changed, this time included
 * @param version which content this is
 */
public record ClaimedAnalysis(
        RecordId id,
        int attempts,
        int version,
        CommunicationType type,
        Optional<Direction> direction,
        String channel,
        Instant time,
        Optional<String> customerName,
        List<Participant> participants,
        Optional<String> subject,
        String content) {
    public ClaimedAnalysis {
        participants = List.copyOf(participants);
    }
}
