package cn.topcentral.hub.storage.employee;

import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Changes of single employees by an administrator, each with its entry in the audit trail. Thread-safe. */
public final class EmployeeChanges {
    private final Jdbi jdbi;

    public EmployeeChanges(Database database) {
        this.jdbi = database.jdbi();
    }

    /** What became of a change. */
    public enum Outcome {
        DONE,
        /** It is so already. */
        NOTHING_NEW,
        /** There is somebody of that userid already. */
        KNOWN_ALREADY,
        /** Nobody could let anybody in any more. */
        LAST_ADMINISTRATOR,
        /** Whoever asks would lock themselves out. */
        ONESELF,
        /** There is no active employee of the manager's userid. */
        NO_SUCH_MANAGER,
        /** Somebody would be above themselves. */
        CIRCLE
    }

    /** Adds somebody. */
    public Outcome add(Employee employee, String by, Instant now) {
        return jdbi.inTransaction(handle -> {
            lock(handle);
            if (find(handle, employee.userid()).isPresent()) {
                return Outcome.KNOWN_ALREADY;
            }
            return checkedManager(handle, employee).orElseGet(() -> {
                save(handle, employee, "employee.add", Map.of("role", code(employee.role())), by, now);
                return Outcome.DONE;
            });
        });
    }

    /** Changes somebody who is there. */
    public Outcome change(Employee employee, String by, Instant now) {
        return jdbi.inTransaction(handle -> {
            lock(handle);
            Employee known = find(handle, employee.userid())
                    .orElseThrow(() -> new IllegalArgumentException("No employee " + employee.userid()));
            Map<String, Object> differences = differences(known, employee);
            if (differences.isEmpty()) {
                return Outcome.NOTHING_NEW;
            }
            boolean loses = isAdministrator(known) && !isAdministrator(employee);
            if (loses && administrators(handle) <= 1) {
                return Outcome.LAST_ADMINISTRATOR;
            }
            if (loses && employee.userid().equals(by)) {
                return Outcome.ONESELF;
            }
            return checkedManager(handle, employee).orElseGet(() -> {
                save(handle, employee, "employee.change", differences, by, now);
                return Outcome.DONE;
            });
        });
    }

    /** Two administrators who demote each other at the same moment must not both succeed. */
    private static void lock(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(hashtext('employees ' || current_setting('hub.tenant')))");
    }

    private static boolean isAdministrator(Employee employee) {
        return employee.active() && employee.role() == Role.ADMIN;
    }

    private static long administrators(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM employees WHERE role = 'admin' AND active")
                .mapTo(Long.class)
                .one();
    }

    private static Optional<Outcome> checkedManager(Handle handle, Employee employee) {
        Set<String> seen = new HashSet<>(Set.of(employee.userid()));
        Optional<String> next = employee.manager();
        if (next.isPresent()
                && !next.get().equals(employee.userid())
                && find(handle, next.get()).filter(Employee::active).isEmpty()) {
            return Optional.of(Outcome.NO_SUCH_MANAGER);
        }
        while (next.isPresent()) {
            if (!seen.add(next.get())) {
                return next.get().equals(employee.userid()) ? Optional.of(Outcome.CIRCLE) : Optional.empty();
            }
            next = find(handle, next.get()).flatMap(Employee::manager);
        }
        return Optional.empty();
    }

    private static Optional<Employee> find(Handle handle, String userid) {
        return handle.createQuery(
                        """
                        SELECT userid, name, role, phone, email, team, manager_userid, active FROM employees WHERE userid = :userid
                        """)
                .bind("userid", userid.toLowerCase(Locale.ROOT))
                .map(EmployeeRepository::employee)
                .findOne();
    }

    /** What is different, each as it was and as it is; phone and mail are only named, as the trail is read by more people than they are for. */
    private static Map<String, Object> differences(Employee was, Employee is) {
        Map<String, Object> differences = new LinkedHashMap<>();
        note(differences, "role", code(was.role()), code(is.role()));
        note(differences, "active", Boolean.toString(was.active()), Boolean.toString(is.active()));
        note(differences, "manager", was.manager().orElse(""), is.manager().orElse(""));
        note(differences, "team", was.team().orElse(""), is.team().orElse(""));
        note(differences, "name", was.name(), is.name());
        if (!was.phone().equals(is.phone())) {
            differences.put("phone", "changed");
        }
        if (!was.email().equals(is.email())) {
            differences.put("email", "changed");
        }
        return differences;
    }

    private static void note(Map<String, Object> differences, String name, String was, String is) {
        if (!was.equals(is)) {
            differences.put(name, was + " → " + is);
        }
    }

    private static String code(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static void save(
            Handle handle, Employee employee, String action, Map<String, Object> details, String by, Instant now) {
        EmployeeRepository.save(handle, employee);
        AuditLog.write(handle, new AuditEntry(now, by, action, "employee " + employee.userid(), details));
    }
}
