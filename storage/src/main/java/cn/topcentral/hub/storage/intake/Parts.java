package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.RecordId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The parts of communications that come in several deliveries, within one intake. */
public final class Parts {
    private final Handle handle;

    Parts(Handle handle) {
        this.handle = handle;
    }

    /** All parts of some records. */
    public List<StoredPart> of(Collection<RecordId> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        """
                        SELECT record_id, source_system, source_record_id, part_key, kind, rank, version, facts, raw, received_at
                        FROM communication_parts WHERE record_id = ANY(:records)
                        """)
                .bindArray(
                        "records",
                        String.class,
                        records.stream().map(RecordId::value).toArray())
                .map((row, context) -> new StoredPart(
                        new RecordId(row.getString("record_id")),
                        new SourceLine(row.getString("source_system"), row.getString("source_record_id")),
                        row.getString("part_key"),
                        row.getString("kind"),
                        row.getInt("rank"),
                        row.getLong("version"),
                        row.getString("facts"),
                        Optional.ofNullable(row.getString("raw")),
                        row.getTimestamp("received_at").toInstant()))
                .list();
    }

    /** Those of some ledger lines whose communication has parts. */
    public Set<SourceLine> among(Collection<SourceLine> lines) {
        if (lines.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery(
                        """
                        SELECT DISTINCT source_system, source_record_id FROM communication_parts
                        WHERE (source_system, source_record_id) IN (SELECT * FROM unnest(:systems, :ids))
                        """)
                .bindArray(
                        "systems",
                        String.class,
                        lines.stream().map(SourceLine::system).toArray())
                .bindArray(
                        "ids",
                        String.class,
                        lines.stream().map(SourceLine::sourceRecordId).toArray())
                .map((row, context) ->
                        new SourceLine(row.getString("source_system"), row.getString("source_record_id")))
                .set();
    }

    /** Stores parts; a later version of one that is there replaces it. */
    public void save(Collection<StoredPart> parts) {
        if (parts.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO communication_parts AS known
                    (source_system, source_record_id, part_key, record_id, kind, rank, version, facts, raw, received_at)
                VALUES (:system, :id, :key, :record, :kind, :rank, :version, CAST(:facts AS jsonb), :raw, :receivedAt)
                ON CONFLICT (tenant_id, source_system, source_record_id, part_key) DO UPDATE SET
                    kind = excluded.kind, rank = excluded.rank, version = excluded.version, facts = excluded.facts, raw = excluded.raw,
                    received_at = excluded.received_at
                WHERE excluded.version > known.version
                """);
        for (StoredPart part : parts) {
            batch.bind("system", part.source().system())
                    .bind("id", part.source().sourceRecordId())
                    .bind("key", part.key())
                    .bind("record", part.record().value())
                    .bind("kind", part.kind())
                    .bind("rank", part.rank())
                    .bind("version", part.version())
                    .bind("facts", part.facts())
                    .bind("raw", part.raw())
                    .bind("receivedAt", part.receivedAt())
                    .add();
        }
        batch.execute();
    }
}
