package cn.topcentral.hub.storage.sync;

import cn.topcentral.hub.storage.database.Database;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** How far each source was read: a JSON value whose shape is the source's own. Thread-safe. */
public final class SyncCursorRepository {
    private final Jdbi jdbi;

    public SyncCursorRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** The cursor as JSON text; empty before the first {@link #put}. */
    public Optional<String> get(String source) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT cursor FROM sync_cursors WHERE source = :source")
                .bind("source", source)
                .mapTo(String.class)
                .findOne());
    }

    /** Remembers the place, in place of the one before. */
    public void put(String source, String json) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO sync_cursors (source, cursor) VALUES (:source, CAST(:cursor AS jsonb))
                        ON CONFLICT (tenant_id, source) DO UPDATE SET cursor = excluded.cursor, updated_at = CURRENT_TIMESTAMP
                        """)
                .bind("source", source)
                .bind("cursor", json)
                .execute());
    }
}
