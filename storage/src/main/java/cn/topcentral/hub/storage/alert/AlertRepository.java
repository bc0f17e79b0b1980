package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.notification.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Alerts and what is done about them. Thread-safe, and safe between processes: a change counts only on the version it was made from. */
public final class AlertRepository {
    private final Jdbi jdbi;

    public AlertRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Ends a transaction whose decision was overtaken. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Writes a batch.
     *
     * @return false when somebody changed one of its alerts meanwhile; then nothing is written
     */
    public boolean apply(AlertBatch batch) {
        try {
            jdbi.useTransaction(handle -> write(handle, batch));
            return true;
        } catch (Overtaken overtaken) {
            return false;
        }
    }

    /**
     * Changes alerts while nobody else can.
     *
     * @param decision from the alerts as they are, by id, to what is to be written; must not use the database
     * @return what was written
     */
    public AlertBatch change(Collection<Long> ids, Function<List<Alert>, AlertBatch> decision) {
        return jdbi.inTransaction(handle -> {
            AlertBatch batch = decision.apply(handle.createQuery(
                            """
                            SELECT id, version, group_key, alert_key, customer_id, record_id, risk_type, level, score, title, details, insight_id,
                                   began_at, state, episode, first_seen, last_seen, firing_since, pushes, last_pushed, group_pushed, step,
                                   stepped_at, handled_by, handled_at, result, assigned_to
                            FROM alerts WHERE id = ANY(:ids) ORDER BY id FOR UPDATE
                            """)
                    .bindArray("ids", Long.class, ids.toArray())
                    .map(AlertRows::alert)
                    .list());
            write(handle, batch);
            return batch;
        });
    }

    private static void write(Handle handle, AlertBatch batch) {
        // In the order of the ids, as everybody locks them.
        batch.changed.values().stream()
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .forEach(alert -> {
                    if (!AlertRows.update(handle, alert)) {
                        throw new Overtaken();
                    }
                });
        batch.opened.forEach(alert -> AlertRows.insert(handle, alert));
        batch.silences.forEach(silence -> Silences.insert(handle, silence));
        batch.tasks.forEach(task -> AlertTasks.insert(handle, task));
        batch.pushes.forEach(push -> Outbox.add(handle, push));
        // Before the new ones: what is pushed now shows the change already.
        AlertCopyRepository.markStale(handle, batch.redrawn);
        batch.copies.forEach(copy -> AlertCopyRepository.insert(handle, copy));
        batch.audit.forEach(entry -> AuditLog.write(handle, entry));
    }

    /** Alerts by id; unknown ids are left out. */
    public List<Alert> byIds(Collection<Long> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, version, group_key, alert_key, customer_id, record_id, risk_type, level, score, title, details, insight_id,
                               began_at, state, episode, first_seen, last_seen, firing_since, pushes, last_pushed, group_pushed, step,
                               stepped_at, handled_by, handled_at, result, assigned_to
                        FROM alerts WHERE id = ANY(:ids) ORDER BY id
                        """)
                .bindArray("ids", Long.class, ids.toArray())
                .map(AlertRows::alert)
                .list());
    }

    /** All that stand, whoever took them up: a few thousand at most, since a risk is one row per customer and kind. */
    public List<Alert> live() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, version, group_key, alert_key, customer_id, record_id, risk_type, level, score, title, details, insight_id,
                               began_at, state, episode, first_seen, last_seen, firing_since, pushes, last_pushed, group_pushed, step,
                               stepped_at, handled_by, handled_at, result, assigned_to
                        FROM alerts WHERE state IN ('firing', 'silenced', 'acknowledged') ORDER BY group_key, id
                        """)
                .map(AlertRows::alert)
                .list());
    }

    /** Everything there ever was of a group. */
    public List<Alert> ofGroup(String group) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, version, group_key, alert_key, customer_id, record_id, risk_type, level, score, title, details, insight_id,
                               began_at, state, episode, first_seen, last_seen, firing_since, pushes, last_pushed, group_pushed, step,
                               stepped_at, handled_by, handled_at, result, assigned_to
                        FROM alerts WHERE group_key = :group ORDER BY id
                        """)
                .bind("group", group)
                .map(AlertRows::alert)
                .list());
    }

    /**
     * What waits for somebody, of the customers of a scope and what was handed to them: urgent communications first, then by score.
     *
     * @param userid whose assignments to add
     */
    public List<Alert> waiting(OwnerScope scope, String userid, int limit) {
        return jdbi.withHandle(handle -> scope.bind(
                        handle.createQuery(
                                """
                        SELECT alert.id, version, group_key, alert_key, alert.customer_id, record_id, risk_type, alert.level, score, title,
                               details, insight_id, began_at, state, episode, first_seen, last_seen, firing_since, pushes, last_pushed,
                               group_pushed, step, stepped_at, handled_by, handled_at, result, assigned_to
                        FROM alerts alert LEFT JOIN customers customer
                            ON customer.tenant_id = alert.tenant_id AND customer.customer_id = alert.customer_id
                        WHERE alert.state IN ('firing', 'silenced', 'acknowledged')
                          AND ((alert.state = 'firing' AND"""
                                        + OwnerScope.CONDITION
                                        + """
                               ) OR (alert.state = 'acknowledged' AND alert.assigned_to = :userid AND alert.handled_by <> :userid))
                        ORDER BY alert.risk_type = 'urgent' DESC, alert.score DESC, alert.id
                        LIMIT :limit
                        """))
                .bind("userid", userid)
                .bind("limit", limit)
                .map(AlertRows::alert)
                .list());
    }

    /** What stands with the customers of a scope, whoever took it up: the worst first. */
    public List<Alert> standing(OwnerScope scope, int limit) {
        return jdbi.withHandle(handle -> scope.bind(
                        handle.createQuery(
                                """
                        SELECT alert.id, version, group_key, alert_key, alert.customer_id, record_id, risk_type, alert.level, score, title,
                               details, insight_id, began_at, state, episode, first_seen, last_seen, firing_since, pushes, last_pushed,
                               group_pushed, step, stepped_at, handled_by, handled_at, result, assigned_to
                        FROM alerts alert LEFT JOIN customers customer
                            ON customer.tenant_id = alert.tenant_id AND customer.customer_id = alert.customer_id
                        WHERE alert.state IN ('firing', 'silenced', 'acknowledged') AND"""
                                        + " "
                                        + OwnerScope.CONDITION
                                        + """
                         ORDER BY alert.state = 'firing' DESC,
                            CASE alert.level WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, alert.score DESC, alert.id
                        LIMIT :limit
                        """))
                .bind("limit", limit)
                .map(AlertRows::alert)
                .list());
    }

    /** Closes the risks of customers that were merged into others: A14 now looks at the survivor. @return how many */
    public int resolveMerged(Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        UPDATE alerts alert SET state = 'resolved', last_seen = :now, version = version + 1
                        FROM customers customer
                        WHERE alert.state IN ('firing', 'silenced', 'acknowledged') AND alert.record_id IS NULL
                          AND customer.customer_id = alert.customer_id AND customer.merged_into IS NOT NULL
                        """)
                .bind("now", now)
                .execute());
    }

    /** How many of a customer's alerts wait for somebody. */
    public long firing(CustomerId customer) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM alerts WHERE customer_id = :customer AND state = 'firing'")
                .bind("customer", customer.value())
                .mapTo(Long.class)
                .one());
    }
}
