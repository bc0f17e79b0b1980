package cn.topcentral.hub.bot.web.page.claim;

import cn.topcentral.hub.bot.access.Access;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.Customer;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.CustomerRepository;
import cn.topcentral.hub.storage.employee.Employee;
import cn.topcentral.hub.storage.employee.EmployeeRepository;
import cn.topcentral.hub.templates.text.ChineseTime;
import cn.topcentral.hub.templates.text.CleanText;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Who decided last about something of the claim queue, by the audit trail. Thread-safe. */
final class ClaimHistory {
    private static final Set<String> TAKEN = Set.of("contact_point.bind", "record.claim");
    private static final Set<String> IGNORED = Set.of("contact_point.ignore", "record.ignore");

    private final AuditLog audit;
    private final EmployeeRepository employees;
    private final CustomerRepository customers;
    private final Access access;
    private final Clock clock;

    ClaimHistory(
            AuditLog audit, EmployeeRepository employees, CustomerRepository customers, Access access, Clock clock) {
        this.audit = audit;
        this.employees = employees;
        this.customers = customers;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A decision as somebody may read it.
     *
     * @param customer whose it became, if the reader may see that one
     * @param back whether the reader may take it back
     */
    record Decision(String sentence, Optional<Customer> customer, boolean back) {}

    /** The last decision, if it still stands. */
    Optional<Decision> of(Employee reader, Claimable what) {
        return audit.newest(Optional.of(what.subject()), 1).stream()
                .findFirst()
                .filter(entry -> TAKEN.contains(entry.action()) || IGNORED.contains(entry.action()))
                .map(entry -> decision(reader, entry));
    }

    private Decision decision(Employee reader, AuditEntry entry) {
        String who = entry.actor().equals(reader.userid())
                ? "您"
                : CleanText.line(
                        employees.byUserid(entry.actor()).map(Employee::name).orElse(entry.actor()));
        String when = ChineseTime.relative(entry.happenedAt(), clock.instant());
        if (IGNORED.contains(entry.action())) {
            String reason = entry.details().containsKey("reason")
                    ? "（" + entry.details().get("reason") + "）"
                    : "";
            return new Decision(who + when + "记为不是客户" + reason, Optional.empty(), true);
        }
        Optional<Customer> customer = Optional.ofNullable(entry.details().get("customer"))
                .map(id -> new CustomerId(id.toString()))
                .flatMap(id -> customers.byId(customers.survivor(id)));
        Optional<Customer> visible = customer.filter(owner -> access.maySee(reader, owner));
        String whom =
                visible.map(owner -> "给" + CleanText.line(owner.displayName())).orElse("给了别的同事负责的客户");
        return new Decision(
                who + when + "认领" + whom + "，" + entry.details().getOrDefault("moved_records", 0) + "条记录归入",
                visible,
                visible.isPresent());
    }
}
