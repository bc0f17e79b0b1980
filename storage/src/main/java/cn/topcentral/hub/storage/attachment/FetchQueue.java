package cn.topcentral.hub.storage.attachment;

import cn.topcentral.hub.storage.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The attachments whose bytes are still at their source. Safe to share between threads and processes: rows are claimed with {@code FOR UPDATE
 * SKIP LOCKED} and a lease, and a claim that has lapsed cannot change the row any more.
 */
public final class FetchQueue {
    private final Jdbi jdbi;

    public FetchQueue(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Claims files that are due, including those whose claim lapsed because their process died.
     *
     * @param lease how long nobody else may claim them
     * @return at most {@code limit}, the longest due first
     */
    public List<ClaimedFetch> claim(int limit, Duration lease, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        WITH due AS (
                            SELECT id FROM communication_attachments
                            WHERE fetch_status = 'pending' AND fetch_next_attempt_at <= :now
                            ORDER BY fetch_next_attempt_at, id
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED
                        )
                        UPDATE communication_attachments claimed
                        SET fetch_attempts = claimed.fetch_attempts + 1, fetch_next_attempt_at = :leaseUntil
                        FROM due
                        WHERE claimed.id = due.id
                        RETURNING claimed.attachment_id, claimed.file_url, coalesce(claimed.file_type, '') AS file_type, claimed.fetch_attempts
                        """)
                .bind("limit", limit)
                .bind("now", now)
                .bind("leaseUntil", now.plus(lease))
                .map((row, context) -> new ClaimedFetch(
                        row.getString("attachment_id"),
                        row.getString("file_url"),
                        row.getString("file_type"),
                        row.getInt("fetch_attempts")))
                .list());
    }

    /** It is here; its text can be read from now on. The reference stays, as where it came from. */
    public void stored(ClaimedFetch claimed, StoredFile file, String mediaType, Instant now) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE communication_attachments
                                SET fetch_status = 'done', fetch_error = NULL, file_hash = :hash, file_size = :size, file_type = :type,
                                    text_next_attempt_at = :now
                                WHERE attachment_id = :id AND fetch_status = 'pending' AND fetch_attempts = :attempts
                                """))
                .bind("hash", file.hash())
                .bind("size", file.size())
                .bind("type", mediaType)
                .bind("now", now)
                .execute());
    }

    /** To be tried again, not before {@code at}. */
    public void retry(ClaimedFetch claimed, String reason, Instant at) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE communication_attachments SET fetch_error = :reason, fetch_next_attempt_at = :at
                                WHERE attachment_id = :id AND fetch_status = 'pending' AND fetch_attempts = :attempts
                                """))
                .bind("reason", reason)
                .bind("at", at)
                .execute());
    }

    /** It will never come, for a reason that is shown. */
    public void gone(ClaimedFetch claimed, String reason) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE communication_attachments
                                SET fetch_status = 'gone', fetch_error = :reason, text_status = 'none', text_error = 'the file could not be fetched'
                                WHERE attachment_id = :id AND fetch_status = 'pending' AND fetch_attempts = :attempts
                                """))
                .bind("reason", reason)
                .execute());
    }

    /** Nothing that is configured serves its reference: it rests, and no try is counted, until {@link #reopenUnserved}. */
    public void unserved(ClaimedFetch claimed, String reason) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE communication_attachments
                                SET fetch_error = :reason, fetch_attempts = fetch_attempts - 1, fetch_next_attempt_at = 'infinity'
                                WHERE attachment_id = :id AND fetch_status = 'pending' AND fetch_attempts = :attempts
                                """))
                .bind("reason", reason)
                .execute());
    }

    /** Makes due again what rests; to be called when the configuration may have changed. */
    public void reopenUnserved(Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE communication_attachments SET fetch_next_attempt_at = :now
                        WHERE fetch_status = 'pending' AND fetch_next_attempt_at = 'infinity'
                        """)
                .bind("now", now)
                .execute());
    }

    /** Makes due again what never came, within a transaction; its text is read once it is here. */
    public static int retryGone(Handle handle, Collection<Long> ids, Instant now) {
        return handle.createUpdate(
                        """
                        UPDATE communication_attachments
                        SET fetch_status = 'pending', fetch_attempts = 0, fetch_next_attempt_at = :now, text_status = 'pending', text_error = NULL
                        WHERE id = ANY(:ids) AND fetch_status = 'gone'
                        """)
                .bindArray("ids", Long.class, ids.toArray())
                .bind("now", now)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bindClaim(ClaimedFetch claimed, S statement) {
        return statement.bind("id", claimed.attachmentId()).bind("attempts", claimed.attempts());
    }
}
