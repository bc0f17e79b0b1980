package cn.topcentral.hub.storage.communication;

import cn.topcentral.hub.storage.database.Database;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The ledger of sources, read: which record a communication of some source is in. Thread-safe. */
public final class SourceRepository {
    private final Jdbi jdbi;

    public SourceRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** The record of a source's communication; it has other sources beside this one when it was merged. */
    public Optional<RecordId> record(String system, String sourceRecordId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT record_id FROM communication_sources
                        WHERE source_system = :system AND source_record_id = :id
                        """)
                .bind("system", system)
                .bind("id", sourceRecordId)
                .mapTo(String.class)
                .map(RecordId::new)
                .findOne());
    }
}
