package cn.topcentral.hub.templates.page.administration;

import cn.topcentral.hub.templates.page.View;
import cn.topcentral.hub.templates.page.When;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A piece of the audit trail; {@code more} is where it goes on. */
public record AuditRows(List<Row> rows, Optional<URI> more) implements View {
    public AuditRows {
        rows = List.copyOf(rows);
    }

    @Override
    public String template() {
        return "administration/audit_rows.jte";
    }

    /**
     * An entry.
     *
     * @param code the action as it is stored
     * @param subject what it was done to, as stored
     * @param of all entries on this subject
     */
    public record Row(When at, String actor, String action, String code, String subject, URI of, String details) {}
}
