package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.NewSource;
import cn.topcentral.hub.storage.communication.RecordId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The idempotency ledger within one intake: what makes a redelivery one. */
public final class Ledger {
    private final Handle handle;

    Ledger(Handle handle) {
        this.handle = handle;
    }

    /**
     * Writes ledger lines. A line that is there already stays, and waits first for a transaction that is just writing it.
     *
     * @return the ids of the records whose line is new, so whose communication has not been seen before
     */
    public Set<RecordId> addSources(List<NewSource> sources) {
        if (sources.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery(
                        """
                        INSERT INTO communication_sources (source_system, source_record_id, record_id, raw, raw_file, received_at)
                        SELECT * FROM unnest(:systems, :sourceRecordIds, :recordIds, :raws, :rawFiles, CAST(:receivedAts AS timestamptz[]))
                        ON CONFLICT (tenant_id, source_system, source_record_id) DO NOTHING
                        RETURNING record_id
                        """)
                .bindArray(
                        "systems",
                        String.class,
                        sources.stream().map(NewSource::system).toArray())
                .bindArray(
                        "sourceRecordIds",
                        String.class,
                        sources.stream().map(NewSource::sourceRecordId).toArray())
                .bindArray(
                        "recordIds",
                        String.class,
                        sources.stream().map(source -> source.record().value()).toArray())
                .bindArray(
                        "raws",
                        String.class,
                        sources.stream()
                                .map(source -> source.raw().orElse(null))
                                .toArray())
                .bindArray(
                        "rawFiles",
                        String.class,
                        sources.stream()
                                .map(source -> source.rawFile().orElse(null))
                                .toArray())
                .bindArray(
                        "receivedAts",
                        String.class,
                        sources.stream()
                                .map(source -> source.receivedAt().toString())
                                .toArray())
                .mapTo(String.class)
                .map(RecordId::new)
                .set();
    }

    /** An attribute of the records some ledger lines lead to; lines and records without it are left out. */
    public Map<SourceLine, String> attribute(Collection<SourceLine> lines, String name) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(
                        """
                        SELECT source.source_system, source.source_record_id, record.attributes ->> :name AS value
                        FROM communication_sources source JOIN customer_communications record ON record.record_id = source.record_id
                        WHERE (source.source_system, source.source_record_id) IN (SELECT * FROM unnest(:systems, :ids))
                          AND record.attributes ->> :name IS NOT NULL
                        """)
                .bind("name", name)
                .bindArray(
                        "systems",
                        String.class,
                        lines.stream().map(SourceLine::system).toArray())
                .bindArray(
                        "ids",
                        String.class,
                        lines.stream().map(SourceLine::sourceRecordId).toArray())
                .map((row, context) -> Map.entry(
                        new SourceLine(row.getString("source_system"), row.getString("source_record_id")),
                        row.getString("value")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The records that ledger lines lead to; lines that do not exist are left out. */
    public Map<SourceLine, RecordId> records(Collection<SourceLine> lines) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(
                        """
                        SELECT source_system, source_record_id, record_id FROM communication_sources
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
                .map((row, context) -> Map.entry(
                        new SourceLine(row.getString("source_system"), row.getString("source_record_id")),
                        new RecordId(row.getString("record_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
