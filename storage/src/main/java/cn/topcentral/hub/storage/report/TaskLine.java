package cn.topcentral.hub.storage.report;

import cn.topcentral.hub.storage.analysis.Speaker;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A task with whose it is.
 *
 * @param customer the one on whose timeline it shows
 * @param customerName as people call it
 * @param promisedBy {@code SELLER} is us
 * @param assignedTo the userid of who does it
 */
public record TaskLine(
        String id,
        Optional<CustomerId> customer,
        Optional<String> customerName,
        Optional<RecordId> record,
        String title,
        Optional<Speaker> promisedBy,
        Optional<String> assignedTo,
        Optional<Instant> dueAt,
        Optional<Instant> doneAt) {}
