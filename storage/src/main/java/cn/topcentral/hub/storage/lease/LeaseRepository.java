package cn.topcentral.hub.storage.lease;

import cn.topcentral.hub.storage.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Leases: a name is held by one holder until a time, and by another after it. Thread-safe.
 *
 * <p>The time is the database's own. The clocks of two machines may differ by more than a lease, and nothing guards what a holder does outside the
 * database, unlike a claimed row, which a lapsed claim cannot change. A holder must stop before {@code length} has passed since it last <em>asked</em>:
 * the database counts from a moment after that.
 */
public final class LeaseRepository {
    private final Jdbi jdbi;

    public LeaseRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Who holds a name.
     *
     * @param since since when, without a gap
     * @param until when it ends unless it is held on to; may be past
     * @param note what the holder said of itself
     */
    public record Held(String holder, Instant since, Instant until, String note) {}

    /**
     * Takes a name that nobody holds, or holds on to it.
     *
     * @param note for people who ask; no secrets
     * @return whether it is held by {@code holder} now, for {@code length} from now on
     */
    public boolean hold(String name, String holder, Duration length, String note) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                INSERT INTO leases (name, holder, held_since, held_until, note)
                                VALUES (:name, :holder, clock_timestamp(), clock_timestamp() + :millis * INTERVAL '1 millisecond', :note)
                                ON CONFLICT (tenant_id, name) DO UPDATE SET
                                    holder = excluded.holder, held_until = excluded.held_until, note = excluded.note,
                                    held_since = CASE WHEN leases.holder = excluded.holder THEN leases.held_since
                                                      ELSE excluded.held_since END
                                    WHERE leases.holder = excluded.holder OR leases.held_until <= clock_timestamp()
                                """)
                        .bind("name", name)
                        .bind("holder", holder)
                        .bind("millis", length.toMillis())
                        .bind("note", note)
                        .execute())
                == 1;
    }

    /** Gives a name up, so that another may take it at once; nothing happens when somebody else holds it. */
    public void release(String name, String holder) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM leases WHERE name = :name AND holder = :holder")
                .bind("name", name)
                .bind("holder", holder)
                .execute());
    }

    /** Who holds it now; empty when nobody does. */
    public Optional<Held> current(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT holder, held_since, held_until, note FROM leases
                        WHERE name = :name AND held_until > clock_timestamp()
                        """)
                .bind("name", name)
                .map((row, context) -> new Held(
                        row.getString("holder"),
                        row.getTimestamp("held_since").toInstant(),
                        row.getTimestamp("held_until").toInstant(),
                        row.getString("note")))
                .findOne());
    }
}
