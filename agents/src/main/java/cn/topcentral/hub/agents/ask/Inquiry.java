package cn.topcentral.hub.agents.ask;

import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.ZoneId;
import java.util.List;

/**
 * A question about a customer.
 *
 * @param group the customer and all merged into it
 * @param question as typed, on one line
 * @param zone in which times are told to a model
 */
public record Inquiry(Customer customer, List<CustomerId> group, String question, ZoneId zone) {
    public Inquiry {
        group = List.copyOf(group);
    }
}
