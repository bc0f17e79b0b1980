package cn.topcentral.hub.storage.source;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.database.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Reads how much of each source happened when. Thread-safe. */
public final class SourceActivityRepository {
    private final Jdbi jdbi;

    public SourceActivityRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Every source there ever was, by name, with its hours since a moment. Costs by hours, not by records. */
    public List<SourceActivity> since(Instant from) {
        Map<String, Map<Instant, Integer>> hours = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "SELECT source_system, hour, records FROM source_activity WHERE hour >= :from")
                .bind("from", from)
                .map((row, context) -> hours.computeIfAbsent(row.getString("source_system"), system -> new HashMap<>())
                        .put(row.getTimestamp("hour").toInstant(), row.getInt("records")))
                .list());
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT source_system, mode() WITHIN GROUP (ORDER BY type) AS type, sum(records) AS records, max(last_event) AS last_event,
                               max(last_received) AS last_received
                        FROM source_activity GROUP BY source_system ORDER BY source_system
                        """)
                .map((row, context) -> new SourceActivity(
                        row.getString("source_system"),
                        CommunicationType.ofCode(row.getString("type")),
                        row.getLong("records"),
                        row.getTimestamp("last_event").toInstant(),
                        row.getTimestamp("last_received").toInstant(),
                        hours.getOrDefault(row.getString("source_system"), Map.of())))
                .list());
    }
}
