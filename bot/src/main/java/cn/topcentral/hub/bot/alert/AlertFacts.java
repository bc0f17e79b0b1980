package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.storage.alert.AlertSubject;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.employee.Employee;
import java.util.List;
import java.util.Optional;

/**
 * Who and what an alert concerns, as it is now.
 *
 * @param customer the survivor where the customer was merged; empty while nobody knows whose a communication is
 * @param record the urgent communication
 * @param responsible whom it goes to first
 */
record AlertFacts(
        AlertSubject subject,
        Optional<Customer> customer,
        Optional<TimelineRecord> record,
        List<Employee> responsible) {
    AlertFacts {
        responsible = List.copyOf(responsible);
    }

    String customerName() {
        return customer.map(Customer::displayName).orElse("");
    }
}
