package cn.topcentral.hub.templates.page.administration;

import cn.topcentral.hub.templates.page.View;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The list of employees.
 *
 * @param query what was searched for
 * @param total how many there are, found or not
 * @param sync what the synchronisation with WeCom does; empty when it is not on
 * @param done what the last change came to
 */
public record EmployeesPage(String query, int total, Optional<String> sync, Optional<String> done, List<Row> rows)
        implements View {
    public EmployeesPage {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "administration/employees.jte";
    }

    /** An employee; {@code manager} is a name. */
    public record Row(
            String userid,
            String name,
            String role,
            boolean active,
            Optional<String> team,
            Optional<String> manager,
            Optional<String> phone,
            Optional<String> email,
            URI edit) {}
}
