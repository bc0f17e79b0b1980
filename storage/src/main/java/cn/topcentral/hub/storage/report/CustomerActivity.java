package cn.topcentral.hub.storage.report;

import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * What passed between a customer and us. Our own notes do not count.
 *
 * @param name as people call it
 * @param owner the userid of its rep
 * @param records of the period
 * @param earlierRecords of the time before it that was looked at
 * @param earlierDays on how many days those were
 * @param negative records of the period in which the customer was not content
 * @param complaints records of the period that complain
 * @param contacted when we first wrote or called in the period
 * @param heard when they last wrote or called in the period
 * @param isNew whether nothing was ever heard of them before the period
 * @param earlierFirst the first of the earlier records
 * @param last the latest record, up to the end of the period
 */
public record CustomerActivity(
        CustomerId id,
        String name,
        Optional<String> owner,
        long records,
        long earlierRecords,
        long earlierDays,
        long inbound,
        long outbound,
        long negative,
        long complaints,
        Optional<Instant> contacted,
        Optional<Instant> heard,
        boolean isNew,
        Optional<Instant> earlierFirst,
        Instant last) {}
