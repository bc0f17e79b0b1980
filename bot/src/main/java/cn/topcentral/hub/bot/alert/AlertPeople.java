package cn.topcentral.hub.bot.alert;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.storage.alert.AlertSubject;
import cn.topcentral.hub.storage.communication.TimelineRecord;
import cn.topcentral.hub.storage.communication.TimelineRepository;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who has to do with an alert: whom it is sent to, whom it goes up to, who may act on it. Thread-safe. */
final class AlertPeople {
    private final Access access;
    private final EmployeeRepository employees;
    private final CustomerRepository customers;
    private final TimelineRepository records;

    AlertPeople(Access access, EmployeeRepository employees, CustomerRepository customers, TimelineRepository records) {
        this.access = access;
        this.employees = employees;
        this.customers = customers;
        this.records = records;
    }

    /** What there is to know of an alert's subject; a communication that was claimed since has its customer. */
    AlertFacts facts(AlertSubject subject) {
        Optional<TimelineRecord> record = subject.record().flatMap(records::byId);
        Optional<Customer> customer = subject.customer()
                .or(() -> record.flatMap(TimelineRecord::customer))
                .flatMap(id -> customers.byId(customers.survivor(id)));
        return new AlertFacts(
                subject,
                customer,
                record,
                responsible(base(customer.flatMap(Customer::owner), record.flatMap(TimelineRecord::handledBy))));
    }

    /** The owner, or who handled the communication, or nobody. */
    private static Optional<String> base(Optional<String> owner, Optional<String> handler) {
        return owner.or(() -> handler.map(userid -> userid.toLowerCase(Locale.ROOT)));
    }

    /** Who left is stood in for by the next above; what is nobody's is every manager's, since one of them has to give it to somebody. */
    private List<Employee> responsible(Optional<String> base) {
        Optional<Employee> one = base.flatMap(employees::byUserid)
                .filter(Employee::active)
                .or(() -> base.flatMap(userid -> access.above(userid).stream().findFirst()));
        if (one.isPresent()) {
            return List.of(one.get());
        }
        List<Employee> leading = access.having(Role.MANAGER);
        List<Employee> managers = leading.stream()
                .filter(employee -> employee.role() == Role.MANAGER)
                .toList();
        return managers.isEmpty() ? leading : managers;
    }

    /** Whom a step of escalation reaches: 1 the manager of those responsible, 2 the next above; empty at the top. */
    Optional<Employee> above(AlertFacts facts, int step) {
        List<Employee> responsible = facts.responsible();
        if (responsible.isEmpty()) {
            return Optional.empty();
        }
        return access.above(responsible.get(0).userid()).stream()
                .filter(employee ->
                        responsible.stream().noneMatch(one -> one.userid().equals(employee.userid())))
                .skip(step - 1L)
                .findFirst();
    }

    boolean maySee(Employee employee, AlertFacts facts) {
        return employee.active()
                && facts.customer()
                        .map(customer -> access.maySee(employee, customer))
                        .orElse(true);
    }

    boolean leads(Employee employee, String userid) {
        return access.leads(employee, userid);
    }

    Optional<Employee> byUserid(String userid) {
        return employees.byUserid(userid);
    }

    /** What people call somebody; the userid of who is not known any more. */
    String name(String userid) {
        return employees.byUserid(userid).map(Employee::name).orElse(userid);
    }

    /** To whom somebody may hand an alert: those who may see the customer, and whoever they lead. */
    List<Employee> colleagues(Employee sender, AlertFacts facts) {
        return employees.all().stream()
                .filter(Employee::active)
                .filter(employee -> !employee.userid().equals(sender.userid()))
                .filter(employee -> maySee(employee, facts) || access.leads(sender, employee.userid()))
                .toList();
    }
}
