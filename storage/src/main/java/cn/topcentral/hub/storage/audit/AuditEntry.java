package cn.topcentral.hub.storage.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing somebody did.
 *
 * @param actor the userid of an employee, {@code os:NAME} of whoever called the program, {@code api:NAME} of a token
 * @param action what, e.g. {@code customer.merge}
 * @param subject what it was done to, e.g. {@code customer C001001}
 * @param details what it came to, in order: counts, ids, what was there before
 */
public record AuditEntry(Instant happenedAt, String actor, String action, String subject, Map<String, Object> details) {
    public AuditEntry {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
