package cn.topcentral.hub.storage.notification;

import cn.topcentral.hub.storage.database.Database;
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
     * @param dedupeKey what makes it this push, whoever wants it sent
     * @param audience for whom, e.g. {@code group:sales}
     * @param card the message as WeCom takes it, as JSON
     * @return whether it is new
     */
    public boolean add(String dedupeKey, String audience, String card) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                INSERT INTO notifications (dedupe_key, audience, card)
                                VALUES (:dedupeKey, :audience, CAST(:card AS jsonb))
                                ON CONFLICT (tenant_id, dedupe_key) DO NOTHING
                                """)
                        .bind("dedupeKey", dedupeKey)
                        .bind("audience", audience)
                        .bind("card", card)
                        .execute())
                == 1;
    }
}
