package cn.topcentral.hub.connectors.directory;

import cn.topcentral.hub.connectors.importing.ImportReport;
import cn.topcentral.hub.connectors.party.EmailAddresses;
import cn.topcentral.hub.connectors.party.PhoneNumbers;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Our own people from a CSV file; a userid that is there already is brought up to date, what a line leaves blank stays. */
public final class EmployeeList {
    private static final ListFile FILE = new ListFile(
            "userid",
            Map.of(
                    "userid", List.of("user_id", "wecom_userid", "账号", "帐号", "企业微信账号"),
                    "name", List.of("姓名", "员工"),
                    "role", List.of("角色", "权限"),
                    "phone", List.of("mobile", "手机", "电话"),
                    "email", List.of("mail", "邮箱"),
                    "team", List.of("department", "部门", "团队"),
                    "manager", List.of("manager_userid", "上级", "主管"),
                    "active", List.of("在职", "启用")));

    private static final Map<String, Role> ROLES = Map.of(
            "rep",
            Role.REP,
            "业务员",
            Role.REP,
            "销售",
            Role.REP,
            "manager",
            Role.MANAGER,
            "经理",
            Role.MANAGER,
            "主管",
            Role.MANAGER,
            "admin",
            Role.ADMIN,
            "管理员",
            Role.ADMIN);

    private final EmployeeRepository employees;
    private final PhoneNumbers numbers;

    public EmployeeList(EmployeeRepository employees, PhoneNumbers numbers) {
        this.employees = employees;
        this.numbers = numbers;
    }

    public ImportReport read(List<Path> files) {
        return FILE.read(files, this::save);
    }

    private Outcome save(Row row) {
        String userid =
                row.text("userid").orElseThrow(() -> new IllegalArgumentException("has no userid; WeCom's is needed"));
        Optional<Employee> known = employees.byUserid(userid);
        Employee employee = new Employee(
                userid.toLowerCase(Locale.ROOT),
                row.text("name").or(() -> known.map(Employee::name)).orElse(userid),
                row.text("role")
                        .map(EmployeeList::role)
                        .or(() -> known.map(Employee::role))
                        .orElse(Role.REP),
                row.text("phone").map(this::phone).or(() -> known.flatMap(Employee::phone)),
                row.text("email").map(EmployeeList::email).or(() -> known.flatMap(Employee::email)),
                row.text("team").or(() -> known.flatMap(Employee::team)),
                row.text("manager")
                        .map(manager -> manager.toLowerCase(Locale.ROOT))
                        .or(() -> known.flatMap(Employee::manager)),
                row.text("active")
                        .map(EmployeeList::active)
                        .or(() -> known.map(Employee::active))
                        .orElse(true));
        if (known.equals(Optional.of(employee))) {
            return Outcome.UNCHANGED;
        }
        employees.save(employee);
        return known.isPresent() ? Outcome.UPDATED : Outcome.STORED;
    }

    private String phone(String phone) {
        return numbers.normalise(phone)
                .e164()
                .orElseThrow(
                        () -> new IllegalArgumentException("phone '" + phone + "' is no complete telephone number"));
    }

    private static String email(String email) {
        return EmailAddresses.normalise(email)
                .orElseThrow(() -> new IllegalArgumentException("email '" + email + "' is no mail address"));
    }

    private static Role role(String word) {
        Role role = ROLES.get(word.toLowerCase(Locale.ROOT));
        if (role == null) {
            throw new IllegalArgumentException("role '" + word + "' is none of rep, manager, admin (业务员, 经理, 管理员)");
        }
        return role;
    }

    private static boolean active(String word) {
        return !List.of("false", "no", "0", "否", "离职").contains(word.toLowerCase(Locale.ROOT));
    }
}
