package cn.topcentral.hub.storage.callback;

import cn.topcentral.hub.storage.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of callbacks, which is also the queue of work. Safe to share between threads and processes: rows are claimed with {@code FOR
 * UPDATE SKIP LOCKED} and a lease, and a claim that has lapsed cannot change the row any more.
 */
public final class CallbackRepository {
    private static final RowMapper<ClaimedCallback> CLAIMED = (row, context) -> new ClaimedCallback(
            row.getLong("id"),
            row.getString("door"),
            row.getString("sender"),
            row.getString("payload"),
            row.getInt("attempts"),
            row.getTimestamp("received_at").toInstant(),
            row.getTimestamp("lease_until").toInstant());

    private final Jdbi jdbi;

    public CallbackRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Writes a callback down, once.
     *
     * @return whether it is new; false for a redelivery, which leaves no trace
     */
    public boolean add(CallbackEntry entry) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                INSERT INTO callback_ledger
                                    (door, dedupe_key, sender, payload, next_attempt_at, received_at)
                                VALUES (:door, :dedupeKey, :sender, :payload, :receivedAt, :receivedAt)
                                ON CONFLICT (tenant_id, door, dedupe_key) DO NOTHING
                                """)
                        .bind("door", entry.door())
                        .bind("dedupeKey", entry.dedupeKey())
                        .bind("sender", entry.sender())
                        // PostgreSQL has no NUL in text; a callback that holds one would otherwise be redelivered for
                        // nothing.
                        .bind("payload", entry.payload().replace("\0", ""))
                        .bind("receivedAt", entry.receivedAt())
                        .execute())
                == 1;
    }

    /**
     * Claims callbacks that are due: new ones, ones to retry, and ones whose claim lapsed because their process died. Of one sender at
     * most one is out at any time and it is always the oldest, so answers come in the order of asking; a callback that waits for its
     * retry holds back the later ones of its sender.
     *
     * @param lease how long nobody else may claim them
     * @return at most {@code limit}, oldest first, of different senders
     */
    public List<ClaimedCallback> claim(String door, int limit, Duration lease, Instant now) {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        """
                        WITH due AS (
                            SELECT candidate.id
                            FROM callback_ledger candidate
                            WHERE candidate.door = :door
                              AND (candidate.status = 'pending' AND candidate.next_attempt_at <= :now
                                   OR candidate.status = 'running' AND candidate.lease_until <= :now)
                              AND NOT EXISTS (
                                  SELECT 1
                                  FROM callback_ledger other
                                  WHERE other.tenant_id = candidate.tenant_id
                                    AND other.sender = candidate.sender
                                    AND other.door = candidate.door
                                    AND other.status IN ('pending', 'running')
                                    AND (other.id < candidate.id
                                         OR other.id > candidate.id
                                            AND other.status = 'running' AND other.lease_until > :now))
                            ORDER BY candidate.id
                            LIMIT :limit
                            FOR UPDATE OF candidate SKIP LOCKED
                        )
                        UPDATE callback_ledger claimed
                        SET status = 'running', attempts = claimed.attempts + 1, lease_until = :leaseUntil
                        FROM due
                        WHERE claimed.id = due.id
                        RETURNING claimed.id, claimed.door, claimed.sender, claimed.payload, claimed.attempts,
                                  claimed.received_at, claimed.lease_until
                        """)
                .bind("door", door)
                .bind("limit", limit)
                .bind("now", now)
                .bind("leaseUntil", now.plus(lease))
                .map(CLAIMED)
                .list()
                .stream()
                .sorted(Comparator.comparingLong(ClaimedCallback::id))
                .toList());
    }

    /** Holds on to a claim that takes longer than its lease; nothing happens when it has lapsed and somebody else has it. */
    public void extend(ClaimedCallback claimed, Instant until) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE callback_ledger SET lease_until = :until
                                WHERE id = :id AND status = 'running' AND attempts = :attempts
                                """))
                .bind("until", until)
                .execute());
    }

    /** Done and answered. */
    public void finished(ClaimedCallback claimed, Instant now) {
        close(claimed, "done", null, now);
    }

    /** Given up, for a reason that {@code ./hub status} shows. */
    public void failed(ClaimedCallback claimed, String reason, Instant now) {
        close(claimed, "failed", reason, now);
    }

    /** To be tried again, not before {@code at}. */
    public void retry(ClaimedCallback claimed, String reason, Instant at) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE callback_ledger
                                SET status = 'pending', lease_until = NULL, next_attempt_at = :at, error = :reason
                                WHERE id = :id AND status = 'running' AND attempts = :attempts
                                """))
                .bind("reason", reason)
                .bind("at", at)
                .execute());
    }

    /**
     * Makes due again what was given up, within a transaction.
     *
     * @param doors of which this may be asked
     */
    public static int retryFailed(Handle handle, Collection<Long> ids, Collection<String> doors, Instant now) {
        return handle.createUpdate(
                        """
                        UPDATE callback_ledger
                        SET status = 'pending', attempts = 0, lease_until = NULL, next_attempt_at = :now, finished_at = NULL
                        WHERE id = ANY(:ids) AND door = ANY(:doors) AND status = 'failed'
                        """)
                .bindArray("ids", Long.class, ids.toArray())
                .bindArray("doors", String.class, doors.toArray())
                .bind("now", now)
                .execute();
    }

    /** Puts aside what was given up, within a transaction; it is cleaned away like what was worked on. */
    public static int dismissFailed(Handle handle, Collection<Long> ids, Instant now) {
        return handle.createUpdate(
                        "UPDATE callback_ledger SET status = 'dismissed', finished_at = :now WHERE id = ANY(:ids) AND status = 'failed'")
                .bindArray("ids", Long.class, ids.toArray())
                .bind("now", now)
                .execute();
    }

    private void close(ClaimedCallback claimed, String status, @Nullable String reason, Instant now) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE callback_ledger
                                SET status = :status, lease_until = NULL, error = :reason, finished_at = :now
                                WHERE id = :id AND status = 'running' AND attempts = :attempts
                                """))
                .bind("status", status)
                .bind("reason", reason)
                .bind("now", now)
                .execute());
    }

    private static <S extends SqlStatement<S>> S bindClaim(ClaimedCallback claimed, S statement) {
        return statement.bind("id", claimed.id()).bind("attempts", claimed.attempts());
    }
}
