package cn.topcentral.hub.storage.chart;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message of a customer that wanted an answer, and ours to it. How long that took in working time is for the agents' statistics to say.
 *
 * @param customer whose timeline it is on
 * @param owner the userid of who looks after the customer
 * @param question the customer's message
 * @param answer our first after it
 */
public record OurAnswer(
        CustomerId customer,
        Optional<String> owner,
        RecordId question,
        Instant asked,
        RecordId answer,
        Instant answered) {}
