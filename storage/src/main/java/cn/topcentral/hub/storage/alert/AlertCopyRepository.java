package cn.topcentral.hub.storage.alert;

import cn.topcentral.hub.storage.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The cards that showed alerts. Thread-safe. */
public final class AlertCopyRepository {
    private final Jdbi jdbi;

    public AlertCopyRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    static void insert(Handle handle, AlertCopy copy) {
        handle.createUpdate(
                        """
                        INSERT INTO alert_copies (push_key, audience, view, alert_ids, pushed_at)
                        VALUES (:key, :audience, :view, :alerts, :at)
                        ON CONFLICT (tenant_id, push_key) DO NOTHING
                        """)
                .bind("key", copy.pushKey())
                .bind("audience", copy.audience())
                .bind("view", copy.view().code())
                .bindArray("alerts", Long.class, copy.alerts().toArray())
                .bind("at", copy.pushedAt())
                .execute();
    }

    static void markStale(Handle handle, Collection<Long> alerts) {
        if (!alerts.isEmpty()) {
            handle.createUpdate("UPDATE alert_copies SET behind = behind + 1 WHERE alert_ids && :alerts")
                    .bindArray("alerts", Long.class, alerts.toArray())
                    .execute();
        }
    }

    /**
     * A card that shows what is not so any more.
     *
     * @param behind how many changes it does not show
     */
    public record Stale(AlertCopy copy, int behind) {}

    /** Such cards, sent since a moment; older ones cannot be changed (page 94888). */
    public List<Stale> stale(Instant since, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT push_key, audience, view, alert_ids, pushed_at, behind FROM alert_copies
                        WHERE behind > 0 AND pushed_at >= :since ORDER BY pushed_at LIMIT :limit
                        """)
                .bind("since", since)
                .bind("limit", limit)
                .map((row, context) -> new Stale(copy(row, context), row.getInt("behind")))
                .list());
    }

    /** Notes that a card was drawn anew; one that fell behind further meanwhile stays stale. */
    public void drawn(Stale card) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE alert_copies SET behind = 0 WHERE push_key = :key AND behind = :behind")
                .bind("key", card.copy().pushKey())
                .bind("behind", card.behind())
                .execute());
    }

    /** The newest card that showed all of these alerts to somebody. */
    public Optional<AlertCopy> newest(String audience, Collection<Long> alerts) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT push_key, audience, view, alert_ids, pushed_at FROM alert_copies
                        WHERE alert_ids @> :alerts AND audience = :audience
                        ORDER BY pushed_at DESC LIMIT 1
                        """)
                .bindArray("alerts", Long.class, alerts.toArray())
                .bind("audience", audience)
                .map(AlertCopyRepository::copy)
                .findOne());
    }

    private static AlertCopy copy(ResultSet row, StatementContext context) throws SQLException {
        return new AlertCopy(
                row.getString("push_key"),
                row.getString("audience"),
                AlertCopy.View.ofCode(row.getString("view")),
                Stream.of((Long[]) row.getArray("alert_ids").getArray()).toList(),
                AlertRows.time(row, "pushed_at").orElseThrow());
    }
}
