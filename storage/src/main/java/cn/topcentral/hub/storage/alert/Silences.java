package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.OwnerScope;
import cn.topcentral.hub.storage.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** What is silenced. Thread-safe. */
public final class Silences {
    private final Jdbi jdbi;

    public Silences(Database database) {
        this.jdbi = database.jdbi();
    }

    static void insert(Handle handle, Silence silence) {
        handle.createUpdate(
                        """
                        INSERT INTO alert_silences (customer_id, risk_type, starts_at, ends_at, created_by)
                        VALUES (:customer, :type, :from, :until, :by)
                        """)
                .bind("customer", silence.customer().value())
                .bind("type", silence.type())
                .bind("from", silence.from())
                .bind("until", silence.until())
                .bind("by", silence.by())
                .execute();
    }

    /** Those that hold at a moment. */
    public List<Silence> holding(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, customer_id, risk_type, starts_at, ends_at, created_by FROM alert_silences
                        WHERE ends_at > :now AND starts_at <= :now AND lifted_by IS NULL AND customer_id IS NOT NULL ORDER BY ends_at, id
                        """)
                .bind("now", now)
                .map(Silences::silence)
                .list());
    }

    /** Those of the customers of a scope that hold at a moment, the first to end first. */
    public List<Silence> holding(OwnerScope scope, Instant now, int limit) {
        return jdbi.withHandle(handle -> scope.bind(handle.createQuery(
                        """
                        SELECT silence.id, silence.customer_id, risk_type, starts_at, ends_at, created_by FROM alert_silences silence
                        JOIN customers customer
                            ON customer.tenant_id = silence.tenant_id AND customer.customer_id = silence.customer_id
                        WHERE ends_at > :now AND starts_at <= :now AND lifted_by IS NULL AND"""
                                + " " + OwnerScope.CONDITION
                                + " ORDER BY ends_at, silence.id LIMIT :limit"))
                .bind("now", now)
                .bind("limit", limit)
                .map(Silences::silence)
                .list());
    }

    /** Makes a silence. One of the same customer, kind and person that holds already is changed to this end. */
    public void make(Silence silence, AuditEntry entry) {
        jdbi.useTransaction(handle -> {
            boolean known = handle.createUpdate(
                                    """
                                    UPDATE alert_silences SET ends_at = :until
                                    WHERE customer_id = :customer AND risk_type IS NOT DISTINCT FROM :type AND created_by = :by
                                      AND ends_at > :from AND starts_at <= :from AND lifted_by IS NULL
                                    """)
                            .bind("customer", silence.customer().value())
                            .bind("type", silence.type())
                            .bind("from", silence.from())
                            .bind("until", silence.until())
                            .bind("by", silence.by())
                            .execute()
                    > 0;
            if (!known) {
                insert(handle, silence);
            }
            AuditLog.write(handle, entry);
        });
    }

    /** Ends silences of a customer now. @return how many there were */
    public int lift(CustomerId customer, Collection<Long> ids, String by, Instant now, AuditEntry entry) {
        return jdbi.inTransaction(handle -> {
            int lifted = handle.createUpdate(
                            """
                            UPDATE alert_silences SET ends_at = greatest(:now, starts_at + interval '1 millisecond'), lifted_by = :by
                            WHERE customer_id = :customer AND id = ANY(:ids) AND ends_at > :now AND lifted_by IS NULL
                            """)
                    .bind("customer", customer.value())
                    .bindArray("ids", Long.class, ids.toArray())
                    .bind("by", by)
                    .bind("now", now)
                    .execute();
            if (lifted > 0) {
                AuditLog.write(handle, entry);
            }
            return lifted;
        });
    }

    private static Silence silence(ResultSet row, StatementContext context) throws SQLException {
        return new Silence(
                row.getLong("id"),
                new CustomerId(row.getString("customer_id")),
                AlertRows.text(row, "risk_type"),
                AlertRows.time(row, "starts_at").orElseThrow(),
                AlertRows.time(row, "ends_at").orElseThrow(),
                row.getString("created_by"));
    }
}
