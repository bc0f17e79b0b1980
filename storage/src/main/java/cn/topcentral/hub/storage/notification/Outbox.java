package cn.topcentral.hub.storage.notification;

import cn.topcentral.hub.storage.database.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Where pushes wait for whoever sends them; thread-safe. */
public final class Outbox {
    private final Jdbi jdbi;

    public Outbox(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Puts a push in, once.
     *
     * @return whether it is new
     */
    public boolean add(NewNotification notification) {
        return jdbi.withHandle(handle -> add(handle, notification));
    }

    /** The same in the transaction of what it tells of: the one is not kept without the other. */
    public static boolean add(Handle handle, NewNotification notification) {
        return handle.createUpdate(
                                """
                                INSERT INTO notifications (dedupe_key, audience, kind, card, summary, next_attempt_at, expires_at)
                                VALUES (:dedupeKey, :audience, :kind, CAST(:message AS jsonb), :summary, :notBefore, :expiresAt)
                                ON CONFLICT (tenant_id, dedupe_key) DO NOTHING
                                """)
                        .bind("dedupeKey", notification.dedupeKey())
                        .bind("audience", notification.audience())
                        .bind("kind", notification.kind().code())
                        .bind("message", notification.message())
                        .bind("summary", notification.summary())
                        .bind("notBefore", notification.notBefore())
                        .bind("expiresAt", notification.expiresAt())
                        .execute()
                == 1;
    }
}
