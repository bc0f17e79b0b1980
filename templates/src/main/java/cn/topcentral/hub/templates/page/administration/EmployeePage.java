package cn.topcentral.hub.templates.page.administration;

import cn.topcentral.hub.templates.page.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of an employee, known or new.
 *
 * @param userid empty for a new one
 * @param action where it is sent
 * @param values what stands in the fields, by name
 * @param problems what is wrong with fields, by name
 * @param problem what is wrong with all of it
 * @param sync what the synchronisation with WeCom will overwrite; empty when it is not on
 */
public record EmployeePage(
        Optional<String> userid,
        String action,
        String csrf,
        Map<String, String> values,
        Map<String, String> problems,
        Optional<String> problem,
        List<Option> roles,
        List<Option> managers,
        Optional<String> sync)
        implements View {
    public EmployeePage {
        values = Map.copyOf(values);
        problems = Map.copyOf(problems);
        roles = List.copyOf(roles);
        managers = List.copyOf(managers);
    }

    @Override
    public String template() {
        return "administration/employee.jte";
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** What may be chosen. */
    public record Option(String code, String label) {}
}
