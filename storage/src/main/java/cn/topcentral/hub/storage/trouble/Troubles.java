package cn.topcentral.hub.storage.trouble;

import cn.topcentral.hub.storage.analysis.AnalysisQueue;
import cn.topcentral.hub.storage.attachment.FetchQueue;
import cn.topcentral.hub.storage.attachment.TextQueue;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.callback.CallbackRepository;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.notification.PushQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads what failed, and puts it back into its queue or aside, with who did so. Thread-safe. */
public final class Troubles {
    /** So many of the newest are summed up by reason; what is beyond is told by the count alone. */
    private static final int SUMMED = 10_000;

    /** As many as one act takes, so that it stays short; the next act takes the rest. */
    public static final int MOST_AT_ONCE = 5_000;

    private static final String DELIVERIES =
            """
            SELECT id, CASE door WHEN 'hook' THEN split_part(dedupe_key, ':', 1) ELSE door END AS source, coalesce(error, '') AS reason,
                   received_at AS at, '' AS what, CAST(NULL AS text) AS record, CAST(NULL AS text) AS customer
            FROM callback_ledger WHERE status = 'failed'
            """;
    private static final String ANALYSES =
            """
            SELECT id, coalesce(source_system, '') AS source, coalesce(analysis_error, '') AS reason, communication_time AS at, '' AS what,
                   record_id AS record, customer_id AS customer
            FROM customer_communications WHERE analysis_status = 'failed'
            """;
    private static final String FILES =
            """
            SELECT id, coalesce(source_system, '') AS source, coalesce(fetch_error, '') AS reason, created_at AS at, coalesce(file_name, '') AS what,
                   record_id AS record,
                   (SELECT record.customer_id FROM customer_communications record WHERE record.record_id = attachment.record_id) AS customer
            FROM communication_attachments attachment WHERE fetch_status = 'gone'
            """;
    private static final String TEXTS =
            """
            SELECT id, coalesce(source_system, '') AS source, coalesce(text_error, '') AS reason, created_at AS at, coalesce(file_name, '') AS what,
                   record_id AS record,
                   (SELECT record.customer_id FROM customer_communications record WHERE record.record_id = attachment.record_id) AS customer
            FROM communication_attachments attachment WHERE text_status = 'failed'
            """;
    private static final String PUSHES =
            """
            SELECT id, audience AS source, coalesce(error, '') AS reason, created_at AS at, kind AS what,
                   CAST(NULL AS text) AS record, CAST(NULL AS text) AS customer
            FROM notifications WHERE status = 'failed' AND audience NOT LIKE 'event:%'
            """;

    private final Jdbi jdbi;

    public Troubles(Database database) {
        this.jdbi = database.jdbi();
    }

    private static String failed(TroubleKind kind) {
        return switch (kind) {
            case DELIVERY -> DELIVERIES;
            case ANALYSIS -> ANALYSES;
            case FILE -> FILES;
            case TEXT -> TEXTS;
            case PUSH -> PUSHES;
        };
    }

    /** How many there are of each kind that has any. */
    public Map<TroubleKind, Long> counts() {
        Map<TroubleKind, Long> counts = new LinkedHashMap<>();
        jdbi.useHandle(handle -> {
            for (TroubleKind kind : TroubleKind.values()) {
                long count = handle.createQuery("SELECT count(*) FROM (%s) failed".formatted(failed(kind)))
                        .mapTo(Long.class)
                        .one();
                if (count > 0) {
                    counts.put(kind, count);
                }
            }
        });
        return counts;
    }

    /** The reasons of the newest ten thousand, the most frequent first. */
    public List<TroubleReason> reasons(TroubleKind kind, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT reason_shape(reason) AS shape, min(reason) AS example, count(*) AS number, min(at) AS oldest, max(at) AS newest
                        FROM (%s ORDER BY id DESC LIMIT :summed) failed
                        GROUP BY 1 ORDER BY number DESC, shape LIMIT :limit
                        """
                                .formatted(failed(kind)))
                .bind("summed", SUMMED)
                .bind("limit", limit)
                .map((row, context) -> new TroubleReason(
                        row.getString("shape"),
                        row.getString("example"),
                        row.getLong("number"),
                        row.getTimestamp("oldest").toInstant(),
                        row.getTimestamp("newest").toInstant()))
                .list());
    }

    /**
     * The newest first.
     *
     * @param shape of one reason alone
     * @param before the id of the last that is known already
     */
    public List<Trouble> rows(TroubleKind kind, Optional<String> shape, Optional<Long> before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, source, reason, at, what, record, customer FROM (%s) failed
                        WHERE (CAST(:shape AS text) IS NULL OR reason_shape(reason) = :shape) AND id < :before
                        ORDER BY id DESC LIMIT :limit
                        """
                                .formatted(failed(kind)))
                .bind("shape", shape)
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("limit", limit)
                .map((row, context) -> new Trouble(
                        row.getLong("id"),
                        row.getString("source"),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("what"),
                        Optional.ofNullable(row.getString("record")),
                        Optional.ofNullable(row.getString("customer"))))
                .list());
    }

    /**
     * Puts what failed back into its queue, to be worked on at once, with as many tries as something new.
     *
     * @param doors of the deliveries that may be repeated; nobody waits for a late answer any more
     * @return how many; the newest first, at most {@link #MOST_AT_ONCE}
     */
    public int retry(TroubleKind kind, TroubleSelection which, Collection<String> doors, String by, Instant now) {
        return change(kind, which, "trouble.retry", by, now, (handle, ids) -> switch (kind) {
            case DELIVERY -> CallbackRepository.retryFailed(handle, ids, doors, now);
            case ANALYSIS -> AnalysisQueue.retryFailed(handle, ids);
            case FILE -> FetchQueue.retryGone(handle, ids, now);
            case TEXT -> TextQueue.retryFailed(handle, ids, now);
            case PUSH -> PushQueue.retryFailed(handle, ids, now);
        });
    }

    /**
     * Puts deliveries or pushes aside: nobody works on them again. Other kinds belong to records that stay.
     *
     * @return how many
     */
    public int dismiss(TroubleKind kind, TroubleSelection which, String by, Instant now) {
        return change(kind, which, "trouble.dismiss", by, now, (handle, ids) -> switch (kind) {
            case DELIVERY -> CallbackRepository.dismissFailed(handle, ids, now);
            case PUSH -> PushQueue.dismissFailed(handle, ids);
            case ANALYSIS, FILE, TEXT -> throw new IllegalArgumentException("Nothing to put aside: " + kind);
        });
    }

    /** What a failed delivery brought, as the ledger keeps it; empty when it did not fail, or not any more. */
    public Optional<String> payload(long id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT payload FROM callback_ledger WHERE id = :id AND status = 'failed'")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne());
    }

    @FunctionalInterface
    private interface Change {
        int of(Handle handle, List<Long> ids);
    }

    private int change(TroubleKind kind, TroubleSelection which, String action, String by, Instant now, Change change) {
        return jdbi.inTransaction(handle -> {
            List<Long> ids = ids(handle, kind, which);
            int changed = ids.isEmpty() ? 0 : change.of(handle, ids);
            if (changed > 0) {
                Map<String, Object> details = new LinkedHashMap<>();
                details.put("count", changed);
                which.shape().ifPresent(shape -> details.put("reason", shape));
                which.id().ifPresent(id -> details.put("id", id));
                AuditLog.write(handle, new AuditEntry(now, by, action, "trouble " + kind.code(), details));
            }
            return changed;
        });
    }

    private static List<Long> ids(Handle handle, TroubleKind kind, TroubleSelection which) {
        return handle.createQuery(
                        """
                        SELECT id FROM (%s) failed
                        WHERE (CAST(:id AS bigint) IS NULL OR id = :id) AND (CAST(:shape AS text) IS NULL OR reason_shape(reason) = :shape)
                        ORDER BY id DESC LIMIT :limit
                        """
                                .formatted(failed(kind)))
                .bind("id", which.id())
                .bind("shape", which.shape())
                .bind("limit", MOST_AT_ONCE)
                .mapTo(Long.class)
                .list();
    }
}
