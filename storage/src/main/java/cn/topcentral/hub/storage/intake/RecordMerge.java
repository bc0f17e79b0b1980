package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * That a source's word was taken for one about a record that was there.
 *
 * @param kept the record it went into
 * @param own the id of the record it had, or would have had
 * @param ownCustomer whose its own record was
 * @param reason in words, for people
 * @param score how sure, 0 to 1
 */
public record RecordMerge(
        SourceLine source,
        RecordId kept,
        RecordId own,
        Optional<CustomerId> ownCustomer,
        String reason,
        double score,
        Instant mergedAt) {}
