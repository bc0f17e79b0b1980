package cn.topcentral.hub.storage.dialog;

import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.database.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What happens to the records that people filed by chat when they change or take back what they said. Thread-safe. */
public final class FiledRecords {
    private final Jdbi jdbi;

    public FiledRecords(Database database) {
        this.jdbi = database.jdbi();
    }

    /** The record that a source tells, which may be one that others tell too. */
    public Optional<RecordId> of(String sourceSystem, String sourceRecordId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT record_id FROM communication_sources WHERE source_system = :system AND source_record_id = :id")
                .bind("system", sourceSystem)
                .bind("id", sourceRecordId)
                .mapTo(String.class)
                .map(RecordId::new)
                .findOne());
    }

    /** Whether other sources tell the record as well. */
    public boolean isShared(RecordId record) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT count(*) > 1 FROM communication_sources WHERE record_id = :record")
                        .bind("record", record.value())
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Cancels the open tasks that the source listed before and does not list any more. */
    public void keepTasks(RecordId record, String sourceSystem, Collection<String> titles, String actor, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE communication_tasks SET status = 'cancelled', done_at = :now, done_by = :actor
                        WHERE record_id = :record AND created_by = :system AND status = 'open' AND title <> ALL(:titles)
                        """)
                .bind("record", record.value())
                .bind("system", sourceSystem)
                .bindArray("titles", String.class, titles.toArray())
                .bind("actor", actor)
                .bind("now", now)
                .execute());
    }

    /** Cancels what was to be done for a withdrawn record and lets nobody analyse it any more; written into the audit trail. */
    public void withdraw(RecordId record, String actor, Instant now) {
        jdbi.useTransaction(handle -> {
            int cancelled = handle.createUpdate(
                            """
                            UPDATE communication_tasks SET status = 'cancelled', done_at = :now, done_by = :actor
                            WHERE record_id = :record AND status = 'open'
                            """)
                    .bind("record", record.value())
                    .bind("actor", actor)
                    .bind("now", now)
                    .execute();
            handle.createUpdate(
                            """
                            UPDATE customer_communications
                            SET analysis_status = 'none', analysis_lease_until = NULL, follow_up_required = FALSE, updated_at = :now
                            WHERE record_id = :record
                            """)
                    .bind("record", record.value())
                    .bind("now", now)
                    .execute();
            AuditLog.write(
                    handle,
                    new AuditEntry(
                            now, actor, "record.withdraw", "record " + record.value(), Map.of("tasks", cancelled)));
        });
    }
}
