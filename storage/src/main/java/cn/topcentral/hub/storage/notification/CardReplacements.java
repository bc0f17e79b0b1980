package cn.topcentral.hub.storage.notification;

import cn.topcentral.hub.storage.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Changes of pushes after they were added: of cards that were sent, as long as WeCom lets them be changed, and of messages that still wait. Thread-safe. */
public final class CardReplacements {
    /** Page 94888 says 72 hours, its parameter table 24; the smaller holds either way. */
    private static final Duration CHANGEABLE = Duration.ofHours(24);

    private final Jdbi jdbi;

    public CardReplacements(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * A sent card to be changed.
     *
     * @param attempts how often it has been tried, this time included; also tells this claim from a later one
     * @param responseCode good for one change
     */
    public record Claimed(long id, String audience, String responseCode, String message, int attempts) {}

    /**
     * Wants every push whose key begins with this shown as another message: what was never tried is sent as that, a card that can be changed is
     * changed. What WeCom does not let anybody change stays as it is.
     *
     * @return how many are changed or will be
     */
    public int request(String keyPrefix, String message, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        UPDATE notifications
                        SET card = CASE WHEN status = 'pending' AND attempts = 0 THEN CAST(:message AS jsonb) ELSE card END,
                            replacement = CASE WHEN status = 'pending' AND attempts = 0 THEN NULL ELSE CAST(:message AS jsonb) END,
                            replacement_due = CASE WHEN status = 'pending' AND attempts = 0 THEN NULL ELSE CAST(:now AS timestamptz) END,
                            replacement_attempts = 0
                        WHERE starts_with(dedupe_key, :prefix) AND audience NOT LIKE 'event:%'
                          AND (status IN ('pending', 'sending')
                               OR status = 'sent' AND response_code IS NOT NULL AND sent_at > :changeable)
                        """)
                .bind("prefix", keyPrefix)
                .bind("message", message)
                .bind("now", now)
                .bind("changeable", now.minus(CHANGEABLE))
                .execute());
    }

    /**
     * Claims changes that are due.
     *
     * @param lease how long nobody else may make them
     */
    public List<Claimed> claim(int limit, Duration lease, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        WITH due AS (
                            SELECT id FROM notifications
                            WHERE replacement_due <= :now AND status = 'sent' AND response_code IS NOT NULL AND sent_at > :changeable
                            ORDER BY replacement_due, id LIMIT :limit
                            FOR UPDATE SKIP LOCKED
                        )
                        UPDATE notifications card
                        SET replacement_due = :leaseUntil, replacement_attempts = card.replacement_attempts + 1
                        FROM due WHERE card.id = due.id
                        RETURNING card.id, card.audience, card.response_code, card.replacement, card.replacement_attempts
                        """)
                .bind("limit", limit)
                .bind("now", now)
                .bind("leaseUntil", now.plus(lease))
                .bind("changeable", now.minus(CHANGEABLE))
                .map((row, context) -> new Claimed(
                        row.getLong("id"),
                        row.getString("audience"),
                        row.getString("response_code"),
                        row.getString("replacement"),
                        row.getInt("replacement_attempts")))
                .list());
    }

    /** Changed, or not changeable any more: its code is used up either way. What was wanted meanwhile cannot be shown. */
    public void finished(Claimed claimed) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE notifications SET response_code = NULL, replacement = NULL, replacement_due = NULL
                        WHERE id = :id AND response_code = :code
                        """)
                .bind("id", claimed.id())
                .bind("code", claimed.responseCode())
                .execute());
    }

    /** To be tried again; a change wanted meanwhile is due by itself. */
    public void retry(Claimed claimed, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE notifications SET replacement_due = :at
                        WHERE id = :id AND response_code = :code AND replacement_attempts = :attempts
                        """)
                .bind("at", at)
                .bind("id", claimed.id())
                .bind("code", claimed.responseCode())
                .bind("attempts", claimed.attempts())
                .execute());
    }
}
