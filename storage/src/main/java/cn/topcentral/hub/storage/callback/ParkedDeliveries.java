package cn.topcentral.hub.storage.callback;

import cn.topcentral.hub.storage.database.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * What a source delivered and nobody could read, kept raw in the ledger of callbacks as failed, so that {@code ./hub status} shows it with its
 * reason and it can be tried again when a key was added or the hub has learnt more. Thread-safe.
 */
public final class ParkedDeliveries {
    private final Jdbi jdbi;

    public ParkedDeliveries(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A delivery that waits.
     *
     * @param payload as the source gave it
     */
    public record Parked(long id, String payload) {}

    /**
     * Puts a delivery aside. One that is there already keeps its place and gets the new reason.
     *
     * @param key the same when it is delivered again
     * @param reason what is wrong and what would help; nothing of the content
     */
    public void park(String door, String key, String payload, String reason, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO callback_ledger
                            (door, dedupe_key, sender, payload, status, attempts, next_attempt_at, error, received_at, finished_at)
                        VALUES (:door, :key, :door, :payload, 'failed', 1, :now, :reason, :now, :now)
                        ON CONFLICT (tenant_id, door, dedupe_key) DO UPDATE SET
                            status = 'failed', error = excluded.error, finished_at = excluded.finished_at,
                            attempts = callback_ledger.attempts + 1
                            WHERE callback_ledger.status IN ('failed', 'pending')
                        """)
                .bind("door", door)
                .bind("key", key)
                // PostgreSQL has no NUL in text.
                .bind("payload", payload.replace('\0', '\uFFFD'))
                .bind("reason", reason)
                .bind("now", now)
                .execute());
    }

    /** What is parked behind {@code afterId}, oldest first, also what {@link #wanted} gives. */
    public List<Parked> after(String door, long afterId, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, payload FROM callback_ledger
                        WHERE door = :door AND status IN ('failed', 'pending') AND id > :after ORDER BY id LIMIT :limit
                        """)
                .bind("door", door)
                .bind("after", afterId)
                .bind("limit", limit)
                .map((row, context) -> new Parked(row.getLong("id"), row.getString("payload")))
                .list());
    }

    /** Those of it that somebody asked to have tried again. */
    public List<Parked> wanted(String door, long afterId, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, payload FROM callback_ledger
                        WHERE door = :door AND status = 'pending' AND id > :after ORDER BY id LIMIT :limit
                        """)
                .bind("door", door)
                .bind("after", afterId)
                .bind("limit", limit)
                .map((row, context) -> new Parked(row.getLong("id"), row.getString("payload")))
                .list());
    }

    /** It was read after all. */
    public void resolved(long id, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE callback_ledger SET status = 'done', error = NULL, finished_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute());
    }
}
