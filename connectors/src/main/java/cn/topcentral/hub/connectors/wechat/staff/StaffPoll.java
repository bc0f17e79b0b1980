package cn.topcentral.hub.connectors.wechat.staff;

import cn.topcentral.hub.connectors.pull.Poll;
import cn.topcentral.hub.connectors.pull.SourceUnavailable;
import cn.topcentral.hub.connectors.wechat.contact.WeComApi;
import cn.topcentral.hub.connectors.wechat.staff.Departments.Member;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.Employee.Role;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the list of employees in line with WeCom's departments (pages 90208, 90200, 90196): who is in the app's visible range becomes an employee,
 * who leads a department a manager, and whoever leads the department above is whom matters go up to. What the imported list says wins: a role is
 * raised by WeCom but never lowered, a team or a manager only filled in. Nobody is taken off the list for being out of sight, but who was disabled or
 * left may no longer use the hub. For one thread at a time.
 */
public final class StaffPoll implements Poll {
    /** The name in logs and in the state of sources. */
    public static final String SOURCE = "wecom.staff";

    private static final int DISABLED = 2;
    private static final int LEFT = 5;
    private static final Duration UNTIL_PUT_RIGHT = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(StaffPoll.class);

    private final WeComApi api;
    private final EmployeeRepository employees;
    private final Duration interval;

    public StaffPoll(WeComApi api, EmployeeRepository employees, Duration interval) {
        this.api = api;
        this.employees = employees;
        this.interval = interval;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Duration interval() {
        return interval;
    }

    /** Of communications there are none; counted is who is new or changed. */
    @Override
    public int run() {
        try {
            Departments departments = read();
            long changed = departments.members().stream()
                    .filter(member -> save(departments, member))
                    .count();
            log.info("Staff read members={} changed={}", departments.members().size(), changed);
            return Math.toIntExact(changed);
        } catch (WeComApi.Refused e) {
            throw new SourceUnavailable(
                    SOURCE + ": " + e.getMessage() + "; let the app see the departments in the console under its 可见范围",
                    e,
                    Optional.of(UNTIL_PUT_RIGHT));
        }
    }

    private Departments read() {
        Map<Integer, String> names = new HashMap<>();
        Map<Integer, Integer> parents = new HashMap<>();
        Map<String, Member> members = new LinkedHashMap<>();
        for (JsonNode department : api.get("/cgi-bin/department/list", Map.of()).path("department")) {
            int id = department.path("id").asInt();
            names.put(id, department.path("name").asText());
            parents.put(id, department.path("parentid").asInt());
        }
        for (int department : names.keySet().stream().sorted().toList()) {
            Map<String, String> query = Map.of("department_id", String.valueOf(department));
            for (JsonNode listed : api.get("/cgi-bin/user/simplelist", query).path("userlist")) {
                members.computeIfAbsent(listed.path("userid").asText().toLowerCase(Locale.ROOT), this::member);
            }
        }
        return new Departments(names, parents, members.values().stream().toList());
    }

    /** The flags of leading stand in the order of the departments. */
    private Member member(String userid) {
        JsonNode user = api.get("/cgi-bin/user/get", Map.of("userid", userid));
        Set<Integer> leads = new HashSet<>();
        JsonNode departments = user.path("department");
        for (int i = 0; i < departments.size(); i++) {
            if (user.path("is_leader_in_dept").path(i).asInt() == 1) {
                leads.add(departments.path(i).asInt());
            }
        }
        int status = user.path("status").asInt(1);
        return new Member(
                userid,
                user.path("name").asText(userid),
                user.path("main_department").asInt(departments.path(0).asInt()),
                leads,
                status != DISABLED && status != LEFT);
    }

    private boolean save(Departments departments, Member member) {
        Optional<Employee> known = employees.byUserid(member.userid());
        Role told = member.leads().isEmpty() ? Role.REP : Role.MANAGER;
        Employee employee = new Employee(
                member.userid(),
                known.map(Employee::name).orElse(member.name()),
                known.map(Employee::role)
                        .filter(role -> role.compareTo(told) > 0)
                        .orElse(told),
                known.flatMap(Employee::phone),
                known.flatMap(Employee::email),
                known.flatMap(Employee::team).or(() -> departments.team(member)),
                known.flatMap(Employee::manager).or(() -> departments.leader(member)),
                member.active() && known.map(Employee::active).orElse(true));
        if (known.equals(Optional.of(employee))) {
            return false;
        }
        employees.save(employee);
        return true;
    }
}
