package cn.topcentral.hub.storage.report;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something a customer wrote that wants an answer; further messages before the answer belong to it.
 *
 * @param owner the userid of the customer's rep, or else of who handled it
 * @param gist summary, subject or the first words
 * @param answered when we wrote or talked to them next, on whatever channel
 */
public record Question(
        RecordId id,
        CustomerId customer,
        String customerName,
        Optional<String> owner,
        CommunicationType type,
        Instant asked,
        String gist,
        Optional<Instant> answered) {}
