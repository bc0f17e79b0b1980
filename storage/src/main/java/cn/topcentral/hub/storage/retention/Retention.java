package cn.topcentral.hub.storage.retention;

import cn.topcentral.hub.storage.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes what has served its time: callbacks once nobody can redeliver them, pushes once nobody asks whether they were sent, answers of a model that
 * may be asked again. What people said and did is never deleted here. Thread-safe; two that clean at once only share the work.
 */
public final class Retention {
    /** So many rows a statement, so that no lock is held for long. */
    private static final int BATCH = 5_000;

    /** WeCom redelivers within minutes; the rest is for whoever looks into a complaint. The payload holds what people typed. */
    private static final Duration CALLBACKS = Duration.ofDays(30);

    private static final Duration PUSHES = Duration.ofDays(180);

    private final Jdbi jdbi;

    public Retention(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Deletes, and says how many rows of what. */
    public Map<String, Integer> clean(Instant now) {
        Map<String, Integer> deleted = new LinkedHashMap<>();
        deleted.put(
                "callbacks",
                inBatches(
                        """
                        DELETE FROM callback_ledger WHERE id IN (
                            SELECT id FROM callback_ledger WHERE status IN ('done', 'failed', 'dismissed') AND finished_at < :before ORDER BY id LIMIT :batch)
                        """,
                        now.minus(CALLBACKS)));
        deleted.put(
                "pushes",
                inBatches(
                        """
                        DELETE FROM notifications WHERE id IN (
                            SELECT id FROM notifications WHERE status IN ('sent', 'merged', 'dismissed') AND created_at < :before ORDER BY id LIMIT :batch)
                        """,
                        now.minus(PUSHES)));
        deleted.put(
                "model answers",
                inBatches(
                        """
                        DELETE FROM llm_answers WHERE ctid IN (
                            SELECT ctid FROM llm_answers WHERE expires_at <= :before LIMIT :batch)
                        """,
                        now));
        return deleted;
    }

    private int inBatches(String statement, Instant before) {
        int deleted = 0;
        int batch;
        do {
            batch = jdbi.withHandle(handle -> handle.createUpdate(statement)
                    .bind("before", before)
                    .bind("batch", BATCH)
                    .execute());
            deleted += batch;
        } while (batch == BATCH);
        return deleted;
    }
}
