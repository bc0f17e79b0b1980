package cn.topcentral.hub.storage.report;

import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A record in a line: what is urgent, a complaint, or said in anger.
 *
 * @param person the customer's contact
 * @param owner the userid of the customer's rep, or else of who handled it
 * @param gist summary, subject or the first words
 */
public record Headline(
        RecordId id,
        Optional<CustomerId> customer,
        Optional<String> customerName,
        Optional<String> person,
        Optional<String> owner,
        CommunicationType type,
        Instant time,
        String gist,
        IntentCategory intent,
        SentimentClass sentiment,
        UrgencyLevel urgency,
        String reason) {}
