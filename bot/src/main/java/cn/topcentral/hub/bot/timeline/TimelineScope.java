package cn.topcentral.hub.bot.timeline;

import cn.topcentral.hub.storage.communication.TimelineQuery;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.employee.Employee;
import java.util.List;

/**
 * What is to be shown of whom.
 *
 * @param group the customer and all merged into it
 * @param employees all of ours, those who left too
 */
public record TimelineScope(
        Customer customer, List<CustomerId> group, TimelineFilter filter, List<Employee> employees, Persons persons) {
    public TimelineScope {
        group = List.copyOf(group);
        employees = List.copyOf(employees);
    }

    TimelineQuery query(int limit) {
        return filter.query(group, limit, filter.traits().person().map(persons::person));
    }

    /** {@code /c/…} */
    public String path() {
        return PageLinks.INTERNAL.timeline(customer.id()).toString();
    }
}
