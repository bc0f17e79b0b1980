package cn.topcentral.hub.storage.communication;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the idempotency ledger.
 *
 * @param record the record it leads to
 * @param raw the payload, where the record's original content does not hold it already
 * @param rawFile the hash of the stored file that is the payload
 */
public record NewSource(
        String system,
        String sourceRecordId,
        RecordId record,
        Optional<String> raw,
        Optional<String> rawFile,
        Instant receivedAt) {}
