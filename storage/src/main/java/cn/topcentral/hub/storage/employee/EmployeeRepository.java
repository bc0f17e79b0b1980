package cn.topcentral.hub.storage.employee;

import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.employee.Employee.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Our own people. Thread-safe. */
public final class EmployeeRepository {
    private final Jdbi jdbi;

    public EmployeeRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Stores an employee or brings them up to date. */
    public void save(Employee employee) {
        jdbi.useHandle(handle -> save(handle, employee));
    }

    /** The same within a transaction. */
    static void save(Handle handle, Employee employee) {
        handle.createUpdate(
                        """
                        INSERT INTO employees (userid, name, role, phone, email, team, manager_userid, active)
                        VALUES (:userid, :name, :role, :phone, :email, :team, :manager, :active)
                        ON CONFLICT (tenant_id, userid) DO UPDATE SET
                            name = excluded.name, role = excluded.role, phone = excluded.phone, email = excluded.email,
                            team = excluded.team, manager_userid = excluded.manager_userid, active = excluded.active,
                            updated_at = CURRENT_TIMESTAMP
                        """)
                .bind("userid", employee.userid().toLowerCase(Locale.ROOT))
                .bind("name", employee.name())
                .bind("role", employee.role().name().toLowerCase(Locale.ROOT))
                .bind("phone", employee.phone())
                .bind("email", employee.email())
                .bind("team", employee.team())
                .bind("manager", employee.manager())
                .bind("active", employee.active())
                .execute();
    }

    /** Whose userid it is, in whatever case WeCom gives it; asked at every command and page. */
    public Optional<Employee> byUserid(String userid) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT userid, name, role, phone, email, team, manager_userid, active FROM employees WHERE userid = :userid
                        """)
                .bind("userid", userid.toLowerCase(Locale.ROOT))
                .map(EmployeeRepository::employee)
                .findOne());
    }

    /** Everybody, those who left among them: their old communications are still ours. A few hundred rows at most. */
    public List<Employee> all() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT userid, name, role, phone, email, team, manager_userid, active FROM employees ORDER BY userid")
                .map(EmployeeRepository::employee)
                .list());
    }

    static Employee employee(ResultSet row, StatementContext context) throws SQLException {
        return new Employee(
                row.getString("userid"),
                row.getString("name"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("phone")),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("team")),
                Optional.ofNullable(row.getString("manager_userid")),
                row.getBoolean("active"));
    }
}
