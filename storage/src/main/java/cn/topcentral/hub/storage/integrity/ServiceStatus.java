package cn.topcentral.hub.storage.integrity;

import cn.topcentral.hub.storage.database.Database;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What there is, what waits, and what failed. */
public final class ServiceStatus {
    private final Jdbi jdbi;

    public ServiceStatus(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Counts by name, in the order to show them: what there is, what waits, what failed. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        """
                        SELECT 'customers' AS name, count(*) AS number FROM customers WHERE merged_into IS NULL
                        UNION ALL SELECT 'records', count(*) FROM customer_communications
                        UNION ALL SELECT 'records unclaimed', count(*) FROM customer_communications record
                            WHERE customer_id IS NULL AND direction IS DISTINCT FROM 'internal'
                              AND NOT EXISTS (SELECT FROM record_claims claim WHERE claim.record_id = record.record_id)
                              AND (NOT EXISTS (SELECT FROM communication_parties party WHERE party.record_id = record.record_id)
                                   OR EXISTS (SELECT FROM communication_parties party JOIN contact_points point ON point.id = party.contact_point_id
                                              WHERE party.record_id = record.record_id AND NOT point.ignored))
                        UNION ALL SELECT 'attachments', count(*) FROM communication_attachments
                        UNION ALL SELECT 'files to fetch', count(*) FROM communication_attachments WHERE fetch_status = 'pending'
                        UNION ALL SELECT 'files gone', count(*) FROM communication_attachments WHERE fetch_status = 'gone'
                        UNION ALL SELECT 'texts to read', count(*) FROM communication_attachments WHERE text_status = 'pending' AND file_hash IS NOT NULL
                        UNION ALL SELECT 'texts waiting for an engine', count(*) FROM communication_attachments WHERE text_status = 'waiting'
                        UNION ALL SELECT 'texts given up', count(*) FROM communication_attachments WHERE text_status = 'failed'
                        UNION ALL SELECT 'callbacks waiting', count(*) FROM callback_ledger WHERE status IN ('pending', 'running')
                        UNION ALL SELECT 'callbacks failed', count(*) FROM callback_ledger WHERE status = 'failed'
                        UNION ALL SELECT 'notifications waiting', count(*) FROM notifications WHERE status IN ('pending', 'sending')
                        UNION ALL SELECT 'notifications failed', count(*) FROM notifications WHERE status = 'failed'
                        UNION ALL SELECT 'notifications expired', count(*) FROM notifications WHERE status = 'expired'
                        UNION ALL SELECT 'notifications possibly twice', count(*) FROM notifications WHERE possibly_duplicate
                        UNION ALL SELECT 'analyses waiting', count(*) FROM customer_communications WHERE analysis_status = 'pending'
                        UNION ALL SELECT 'analyses failed', count(*) FROM customer_communications WHERE analysis_status = 'failed'
                        """)
                .map((row, context) -> Map.entry(row.getString("name"), row.getLong("number")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue())));
        return counts;
    }

    /**
     * A queue.
     *
     * @param name what waits there: {@code callbacks}, {@code analyses}, {@code files}, {@code texts}, {@code notifications}
     * @param waiting how many, those being worked on included
     * @param oldest when the oldest of them came in
     * @param resting how many of them cannot go on before something is configured
     */
    public record Queue(String name, long waiting, Optional<Instant> oldest, long resting) {}

    /** All queues, the way a communication takes them. Costs by what waits, not by what there is. */
    public List<Queue> queues() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT 1 AS place, 'callbacks' AS name, count(*) AS waiting, min(received_at) AS oldest, 0 AS resting
                            FROM callback_ledger WHERE status IN ('pending', 'running')
                        UNION ALL SELECT 2, 'files', count(*), min(created_at), count(*) FILTER (WHERE fetch_next_attempt_at = 'infinity')
                            FROM communication_attachments WHERE fetch_status = 'pending'
                        UNION ALL SELECT 3, 'texts', count(*), min(created_at), count(*) FILTER (WHERE text_status = 'waiting')
                            FROM communication_attachments WHERE text_status = 'waiting' OR text_status = 'pending' AND file_hash IS NOT NULL
                        UNION ALL SELECT 4, 'analyses', count(*), min(created_at), 0
                            FROM customer_communications WHERE analysis_status = 'pending'
                        UNION ALL SELECT 5, 'notifications', count(*), min(created_at), 0
                            FROM notifications WHERE status IN ('pending', 'sending') AND audience NOT LIKE 'event:%'
                        ORDER BY place
                        """)
                .map((row, context) -> new Queue(
                        row.getString("name"),
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant),
                        row.getLong("resting")))
                .list());
    }

    /** A record that could not be analysed, and why. */
    public record FailedAnalysis(String recordId, String reason) {}

    public List<FailedAnalysis> failedAnalyses(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT record_id, coalesce(analysis_error, '') AS error FROM customer_communications
                        WHERE analysis_status = 'failed' ORDER BY id DESC LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new FailedAnalysis(row.getString("record_id"), row.getString("error")))
                .list());
    }

    /** A callback that was given up, and why. */
    public record FailedCallback(long id, String sender, Instant receivedAt, String reason) {}

    public List<FailedCallback> failedCallbacks(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, sender, received_at, coalesce(error, '') AS error FROM callback_ledger
                        WHERE status = 'failed' ORDER BY id DESC LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new FailedCallback(
                        row.getLong("id"),
                        row.getString("sender"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("error")))
                .list());
    }

    /** A push that was given up, and why. */
    public record FailedPush(long id, String audience, Instant addedAt, String reason) {}

    public List<FailedPush> failedPushes(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, audience, created_at, coalesce(error, '') AS error FROM notifications
                        WHERE status = 'failed' ORDER BY id DESC LIMIT :limit
                        """)
                .bind("limit", limit)
                .map((row, context) -> new FailedPush(
                        row.getLong("id"),
                        row.getString("audience"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getString("error")))
                .list());
    }

    /** A way out that does not work at present, and why. */
    public record BrokenRoute(String route, int failures, String reason) {}

    public List<BrokenRoute> brokenRoutes() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT route, failures, coalesce(error, '') AS error FROM push_routes WHERE failures > 0 ORDER BY route")
                .map((row, context) ->
                        new BrokenRoute(row.getString("route"), row.getInt("failures"), row.getString("error")))
                .list());
    }
}
