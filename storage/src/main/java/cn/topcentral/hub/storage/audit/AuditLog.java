package cn.topcentral.hub.storage.audit;

import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The audit trail. Thread-safe. */
public final class AuditLog {
    private static final Function<String, Map<String, Object>> DETAILS = Json.reader(new TypeReference<>() {});

    private final Jdbi jdbi;

    public AuditLog(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Writes an entry of what changes nothing, e.g. that somebody looked. */
    public void record(AuditEntry entry) {
        jdbi.useHandle(handle -> write(handle, entry));
    }

    /** Writes an entry in the transaction of what it tells of: the one is not kept without the other. */
    public static void write(Handle handle, AuditEntry entry) {
        handle.createUpdate(
                        """
                        INSERT INTO audit_log (happened_at, actor, action, subject, details)
                        VALUES (:time, :actor, :action, :subject, CAST(:details AS jsonb))
                        """)
                .bind("time", entry.happenedAt().atOffset(ZoneOffset.UTC))
                .bind("actor", entry.actor())
                .bind("action", entry.action())
                .bind("subject", entry.subject())
                .bind("details", Json.write(entry.details()))
                .execute();
    }

    /** The newest entries first, of one subject or of all. */
    public List<AuditEntry> newest(Optional<String> subject, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT happened_at, actor, action, subject, details FROM audit_log
                        WHERE CAST(:subject AS text) IS NULL OR subject = :subject
                        ORDER BY id DESC LIMIT :limit
                        """)
                .bind("subject", subject)
                .bind("limit", limit)
                .map((row, context) -> new AuditEntry(
                        row.getTimestamp("happened_at").toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        DETAILS.apply(row.getString("details"))))
                .list());
    }
}
