package cn.topcentral.hub.bot.access;

import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides by role and reporting line. A representative sees the customers they own; a manager also those of everybody who reports to them, over
 * any number of steps; an administrator all. A customer without owner is everybody's to see, because somebody has to take it. Thread-safe; asks
 * the database each time, so that a change of role counts at once.
 */
public final class Access {
    private final EmployeeRepository employees;

    public Access(EmployeeRepository employees) {
        this.employees = employees;
    }

    /** Whose customers somebody may see. */
    public OwnerScope scope(Employee employee) {
        if (!employee.active()) {
            return OwnerScope.of(Set.of());
        }
        return employee.role() == Role.ADMIN
                ? OwnerScope.ALL
                : OwnerScope.of(employee.role() == Role.MANAGER ? ledBy(employee.userid()) : Set.of(employee.userid()));
    }

    public boolean maySee(Employee employee, Customer customer) {
        return employee.active() && scope(employee).holds(customer.owner());
    }

    /** Whether somebody's role is at least this one. */
    public boolean isAtLeast(Employee employee, Role role) {
        return employee.active() && employee.role().compareTo(role) >= 0;
    }

    /** Whether somebody leads another, directly or over others; administrators lead everybody. */
    public boolean leads(Employee employee, String userid) {
        return employee.role() == Role.ADMIN
                || (employee.role() == Role.MANAGER && ledBy(employee.userid()).contains(userid));
    }

    /** Those a customer's matter goes up to, nearest first: the owner's manager, that one's manager … Only active ones, each once. */
    public List<Employee> above(String userid) {
        List<Employee> above = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(userid));
        Optional<String> next = employees.byUserid(userid).flatMap(Employee::manager);
        while (next.isPresent() && seen.add(next.get())) {
            Optional<Employee> manager = employees.byUserid(next.get());
            manager.filter(Employee::active).ifPresent(above::add);
            next = manager.flatMap(Employee::manager);
        }
        return above;
    }

    /** Everybody active with at least this role. */
    public List<Employee> having(Role role) {
        return employees.all().stream()
                .filter(employee -> isAtLeast(employee, role))
                .toList();
    }

    private Set<String> ledBy(String userid) {
        List<Employee> all = employees.all();
        Set<String> led = new HashSet<>(Set.of(userid));
        boolean grown = true;
        while (grown) {
            grown = led.addAll(all.stream()
                    .filter(employee -> employee.manager().filter(led::contains).isPresent())
                    .map(Employee::userid)
                    .toList());
        }
        return led;
    }
}
