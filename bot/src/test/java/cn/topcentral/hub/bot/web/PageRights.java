package cn.topcentral.hub.bot.web;

import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.util.Optional;

/** People of every role, as docs/rights.md tells them apart. */
final class PageRights {
    private PageRights() {}

    static Employee employee(String userid, Role role) {
        return employee(userid, role, Optional.empty());
    }

    static Employee employee(String userid, Role role, Optional<String> manager) {
        return new Employee(userid, userid, role, Optional.empty(), Optional.empty(), Optional.empty(), manager, true);
    }
}
