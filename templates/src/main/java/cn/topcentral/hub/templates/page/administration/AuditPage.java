package cn.topcentral.hub.templates.page.administration;

import cn.topcentral.hub.templates.page.View;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The audit trail.
 *
 * @param values what stands in the filter's fields
 * @param actors and {@code actions} what may be chosen
 * @param csv the same as a file
 */
public record AuditPage(
        Map<String, String> values,
        List<EmployeePage.Option> actors,
        List<EmployeePage.Option> actions,
        URI csv,
        AuditRows rows)
        implements View {
    public AuditPage {
        values = Map.copyOf(values);
        actors = List.copyOf(actors);
        actions = List.copyOf(actions);
    }

    @Override
    public String template() {
        return "administration/audit.jte";
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }
}
