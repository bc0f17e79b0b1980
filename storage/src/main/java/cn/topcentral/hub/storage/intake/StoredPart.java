package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.RecordId;
import java.time.Instant;
import java.util.Optional;

/**
 * What one delivery said of a communication.
 *
 * @param record the record it is a part of at the moment
 * @param kind {@code facts}, {@code message} or {@code transcript}
 * @param facts what it said, as JSON of the engine
 * @param raw the payload as it came
 */
public record StoredPart(
        RecordId record,
        SourceLine source,
        String key,
        String kind,
        int rank,
        long version,
        String facts,
        Optional<String> raw,
        Instant receivedAt) {}
