package cn.topcentral.hub.storage.notification;

import cn.topcentral.hub.storage.database.Database;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;

/** What was put into the outbox, for those whose words depend on what somebody was told before. Thread-safe. */
public final class PushedBefore {
    private final Jdbi jdbi;

    public PushedBefore(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Whether one of these pushes was ever put in, whatever became of it. */
    public boolean any(Collection<String> dedupeKeys) {
        return !dedupeKeys.isEmpty()
                && jdbi.withHandle(handle -> handle.createQuery(
                                "SELECT EXISTS (SELECT FROM notifications WHERE dedupe_key = ANY(:keys))")
                        .bindArray("keys", String.class, dedupeKeys.toArray())
                        .mapTo(Boolean.class)
                        .one());
    }
}
