package cn.topcentral.hub.storage.history;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.RecordId;
import java.time.Instant;
import java.util.Optional;

/**
 * A task or promise.
 *
 * @param promisedBy {@code SELLER} is us
 * @param status {@code open}, {@code done}, {@code cancelled}, or {@code past}: long over when it was first read of
 */
public record HistoryTask(
        String id,
        Optional<RecordId> record,
        String title,
        Optional<String> quote,
        Optional<Speaker> promisedBy,
        Optional<String> assignedTo,
        Optional<Instant> dueAt,
        String status,
        Instant createdAt,
        Optional<Instant> doneAt) {}
