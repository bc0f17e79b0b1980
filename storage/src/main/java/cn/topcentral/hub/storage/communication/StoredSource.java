package cn.topcentral.hub.storage.communication;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a record was told of.
 *
 * @param mergedBecause why it was taken for the same communication as the others; absent for the one the record was made from
 */
public record StoredSource(String system, String sourceRecordId, Instant receivedAt, Optional<String> mergedBecause) {}
