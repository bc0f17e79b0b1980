package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The urgent communications that nobody was told of yet. Thread-safe, and safe between processes: rows are claimed with a lease. */
public final class UrgentEvents {
    private final Jdbi jdbi;

    public UrgentEvents(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Claims events that are due, the oldest first, those among them whose claim lapsed because their process died. */
    public List<UrgentEvent> claim(int limit, Duration lease, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        WITH due AS (
                            SELECT id FROM notifications
                            WHERE audience = 'event:urgent' AND audience LIKE 'event:%' AND next_attempt_at <= :now
                              AND (status = 'pending' OR (status = 'sending' AND lease_until <= :now))
                            ORDER BY id LIMIT :limit
                            FOR UPDATE SKIP LOCKED
                        ), claimed AS (
                            UPDATE notifications event SET status = 'sending', attempts = event.attempts + 1, lease_until = :leaseUntil
                            FROM due WHERE event.id = due.id
                            RETURNING event.id, event.attempts, event.card
                        )
                        SELECT id, attempts, card ->> 'record_id' AS record_id, coalesce(card ->> 'reason', '') AS reason FROM claimed ORDER BY id
                        """)
                .bind("limit", limit)
                .bind("now", now)
                .bind("leaseUntil", now.plus(lease))
                .map((row, context) -> new UrgentEvent(
                        row.getLong("id"),
                        row.getInt("attempts"),
                        new RecordId(row.getString("record_id")),
                        row.getString("reason")))
                .list());
    }

    /**
     * Makes an alert of an event, in one transaction.
     *
     * @param alert empty when there is nothing to tell any more
     * @return false when another worker has the event; then nothing is written
     */
    public boolean finish(UrgentEvent event, Optional<NewAlert> alert, Instant now) {
        return jdbi.inTransaction(handle -> {
            boolean held = held(
                                    event,
                                    handle.createUpdate(
                                            """
                                            UPDATE notifications SET status = 'sent', sent_at = :now, lease_until = NULL, error = NULL
                                            WHERE id = :id AND status = 'sending' AND attempts = :attempts
                                            """))
                            .bind("now", now)
                            .execute()
                    == 1;
            if (held) {
                alert.ifPresent(found -> AlertRows.insert(handle, found));
            }
            return held;
        });
    }

    /** To be tried again, not before {@code at}. */
    public void retry(UrgentEvent event, String reason, Instant at) {
        jdbi.useHandle(handle -> held(
                        event,
                        handle.createUpdate(
                                """
                                UPDATE notifications SET status = 'pending', lease_until = NULL, next_attempt_at = :at, error = :reason
                                WHERE id = :id AND status = 'sending' AND attempts = :attempts
                                """))
                .bind("at", at)
                .bind("reason", reason)
                .execute());
    }

    /** Given up; {@code ./hub status} counts it. */
    public void failed(UrgentEvent event, String reason) {
        jdbi.useHandle(handle -> held(
                        event,
                        handle.createUpdate(
                                """
                                UPDATE notifications SET status = 'failed', lease_until = NULL, error = :reason
                                WHERE id = :id AND status = 'sending' AND attempts = :attempts
                                """))
                .bind("reason", reason)
                .execute());
    }

    private static <S extends SqlStatement<S>> S held(UrgentEvent event, S statement) {
        return statement.bind("id", event.id()).bind("attempts", event.attempts());
    }
}
