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

    /** An entry with its place in the trail. */
    public record Placed(AuditQuery.Place place, AuditEntry entry) {}

    /** Those asked for, the newest first. */
    public List<Placed> find(AuditQuery query) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, happened_at, actor, action, subject, coalesce(details, '{}') AS details FROM audit_log
                        WHERE (CAST(:actor AS text) IS NULL OR actor = :actor)
                          AND (CAST(:action AS text) IS NULL OR action = :action OR right(:action, 1) = '.' AND starts_with(action, :action))
                          AND (CAST(:subject AS text) IS NULL OR subject = :subject)
                          AND (CAST(:from AS timestamptz) IS NULL OR happened_at >= :from)
                          AND (CAST(:until AS timestamptz) IS NULL OR happened_at < :until)
                          AND (CAST(:beforeTime AS timestamptz) IS NULL OR (happened_at, id) < (:beforeTime, :beforeId))
                        ORDER BY happened_at DESC, id DESC LIMIT :limit
                        """)
                .bind("actor", query.actor())
                .bind("action", query.action())
                .bind("subject", query.subject())
                .bind("from", query.from().map(time -> time.atOffset(ZoneOffset.UTC)))
                .bind("until", query.until().map(time -> time.atOffset(ZoneOffset.UTC)))
                .bind("beforeTime", query.before().map(place -> place.happenedAt()
                        .atOffset(ZoneOffset.UTC)))
                .bind("beforeId", query.before().map(AuditQuery.Place::id).orElse(0L))
                .bind("limit", query.limit())
                .map((row, context) -> new Placed(
                        new AuditQuery.Place(row.getTimestamp("happened_at").toInstant(), row.getLong("id")),
                        new AuditEntry(
                                row.getTimestamp("happened_at").toInstant(),
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("subject"),
                                DETAILS.apply(row.getString("details")))))
                .list());
    }

    /** Every action there is an entry of, by name; reads one entry of each from the index. */
    public List<String> actions() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        WITH RECURSIVE known AS (
                            (SELECT action FROM audit_log ORDER BY action LIMIT 1)
                            UNION ALL
                            SELECT (SELECT next.action FROM audit_log next WHERE next.action > known.action ORDER BY next.action LIMIT 1)
                            FROM known WHERE known.action IS NOT NULL
                        )
                        SELECT action FROM known WHERE action IS NOT NULL
                        """)
                .mapTo(String.class)
                .list());
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
