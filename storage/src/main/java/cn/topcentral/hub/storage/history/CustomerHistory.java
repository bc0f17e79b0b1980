package cn.topcentral.hub.storage.history;

import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.order.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A customer's history up to a moment. Two histories with the same content are equal, so an agent that uses nothing else gives the same answer.
 *
 * @param asOf everything later is left out; "now" for all figures
 * @param zone where days and working hours are counted
 * @param records oldest first, the customer's and those of all customers merged into it
 * @param orders oldest first
 * @param contacts by name
 * @param tasks the oldest first
 * @param prices every price said, oldest first
 * @param omitted how many older records there are that were not read, because a history is bounded
 */
public record CustomerHistory(
        Customer customer,
        Instant asOf,
        ZoneId zone,
        List<HistoryRecord> records,
        List<Order> orders,
        List<HistoryContact> contacts,
        List<HistoryTask> tasks,
        List<HistoryPrice> prices,
        long omitted) {
    public CustomerHistory {
        records = List.copyOf(records);
        orders = List.copyOf(orders);
        contacts = List.copyOf(contacts);
        tasks = List.copyOf(tasks);
        prices = List.copyOf(prices);
    }
}
