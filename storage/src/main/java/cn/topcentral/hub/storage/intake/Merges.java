package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Records that are told by several sources, within one intake. */
public final class Merges {
    private final Handle handle;

    Merges(Handle handle) {
        this.handle = handle;
    }

    /** Notes a merge. */
    public void add(RecordMerge merge) {
        handle.createUpdate(
                        """
                        INSERT INTO record_merges
                            (source_system, source_record_id, kept_record, own_record, own_customer, reason, score, merged_at)
                        VALUES (:system, :id, :kept, :own, :ownCustomer, :reason, :score, :at)
                        """)
                .bind("system", merge.source().system())
                .bind("id", merge.source().sourceRecordId())
                .bind("kept", merge.kept().value())
                .bind("own", merge.own().value())
                .bind("ownCustomer", merge.ownCustomer().map(CustomerId::value))
                .bind("reason", merge.reason())
                .bind("score", merge.score())
                .bind("at", merge.mergedAt())
                .execute();
    }

    /** The merges that hold for a record, the oldest first. */
    public List<RecordMerge> into(RecordId kept) {
        return handle.createQuery(
                        """
                        SELECT source_system, source_record_id, own_record, own_customer, reason, score, merged_at FROM record_merges
                        WHERE kept_record = :kept AND undone_at IS NULL ORDER BY id
                        """)
                .bind("kept", kept.value())
                .map((row, context) -> new RecordMerge(
                        new SourceLine(row.getString("source_system"), row.getString("source_record_id")),
                        kept,
                        new RecordId(row.getString("own_record")),
                        Optional.ofNullable(row.getString("own_customer")).map(CustomerId::new),
                        row.getString("reason"),
                        row.getDouble("score"),
                        row.getTimestamp("merged_at").toInstant()))
                .list();
    }

    /** Pairs of a source and a record that a person has parted; they are not merged again. */
    public record Parted(SourceLine source, RecordId record) {}

    /** What was parted among some sources. */
    public Set<Parted> parted(Collection<SourceLine> lines) {
        if (lines.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery(
                        """
                        SELECT source_system, source_record_id, kept_record FROM record_merges
                        WHERE undone_at IS NOT NULL AND (source_system, source_record_id) IN (SELECT * FROM unnest(:systems, :ids))
                        """)
                .bindArray(
                        "systems",
                        String.class,
                        lines.stream().map(SourceLine::system).toArray())
                .bindArray(
                        "ids",
                        String.class,
                        lines.stream().map(SourceLine::sourceRecordId).toArray())
                .map((row, context) -> new Parted(
                        new SourceLine(row.getString("source_system"), row.getString("source_record_id")),
                        new RecordId(row.getString("kept_record"))))
                .set();
    }

    /** Notes that a person has parted what was merged. */
    public void undo(RecordId kept, RecordId own, String actor, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE record_merges SET undone_at = :now, undone_by = :actor
                        WHERE kept_record = :kept AND own_record = :own AND undone_at IS NULL
                        """)
                .bind("kept", kept.value())
                .bind("own", own.value())
                .bind("actor", actor)
                .bind("now", now)
                .execute();
    }

    /** Leads sources and their parts to another record, which need not be stored yet. */
    public void move(Collection<SourceLine> lines, RecordId from, RecordId into) {
        repoint(
                List.of(
                        "UPDATE communication_sources SET record_id = :into",
                        "UPDATE communication_parts SET record_id = :into"),
                lines,
                from,
                into);
    }

    /** Leads the files and tasks of sources to another stored record. */
    public void moveFiles(Collection<SourceLine> lines, RecordId from, RecordId into) {
        repoint(List.of("UPDATE communication_attachments SET record_id = :into"), lines, from, into);
        handle.createUpdate(
                        "UPDATE communication_tasks SET record_id = :into WHERE record_id = :from AND created_by = ANY(:systems)")
                .bind("from", from.value())
                .bind("into", into.value())
                .bindArray(
                        "systems",
                        String.class,
                        lines.stream().map(SourceLine::system).toArray())
                .execute();
    }

    private void repoint(List<String> statements, Collection<SourceLine> lines, RecordId from, RecordId into) {
        for (String statement : statements) {
            handle.createUpdate(
                            statement
                                    + " WHERE record_id = :from AND (source_system, source_record_id) IN (SELECT * FROM unnest(:systems, :ids))")
                    .bind("from", from.value())
                    .bind("into", into.value())
                    .bindArray(
                            "systems",
                            String.class,
                            lines.stream().map(SourceLine::system).toArray())
                    .bindArray(
                            "ids",
                            String.class,
                            lines.stream().map(SourceLine::sourceRecordId).toArray())
                    .execute();
        }
    }

    /** Makes some records list the files they have by now. */
    public void recountFiles(Collection<RecordId> records) {
        handle.createUpdate(
                        """
                        UPDATE customer_communications AS record SET attachment_count = attached.number, attachment_urls = attached.urls
                        FROM unnest(:records) AS wanted (id) CROSS JOIN LATERAL (
                            SELECT count(*) AS number, jsonb_agg('/attachments/' || attachment_id ORDER BY attachment_id) AS urls
                            FROM communication_attachments WHERE record_id = wanted.id AND NOT inline
                        ) AS attached
                        WHERE record.record_id = wanted.id
                        """)
                .bindArray(
                        "records",
                        String.class,
                        records.stream().map(RecordId::value).toArray())
                .execute();
    }

    /** The sources that tell a record. */
    public List<SourceLine> sources(RecordId record) {
        return handle.createQuery(
                        "SELECT source_system, source_record_id FROM communication_sources WHERE record_id = :record ORDER BY id")
                .bind("record", record.value())
                .map((row, context) ->
                        new SourceLine(row.getString("source_system"), row.getString("source_record_id")))
                .list();
    }

    /** Takes a stored record away after everything of it was moved into another one, which then stands for it. */
    public void replace(RecordId gone, RecordId by) {
        for (String statement : List.of(
                "UPDATE communication_attachments SET record_id = :by WHERE record_id = :gone",
                "UPDATE communication_tasks SET record_id = :by WHERE record_id = :gone",
                "UPDATE thread_messages SET record_id = :by WHERE record_id = :gone",
                "UPDATE customer_communications SET parent_record_id = :by WHERE parent_record_id = :gone AND record_id <> :by",
                // Those it was related to are the ones that name it, since relations go both ways.
                """
                UPDATE customer_communications AS other SET related_records = (
                    SELECT jsonb_agg(relation) FROM jsonb_array_elements(other.related_records) AS relation
                    WHERE relation ->> 'record_id' <> :gone)
                WHERE other.record_id IN (
                    SELECT relation ->> 'record_id'
                    FROM customer_communications, jsonb_array_elements(related_records) AS relation WHERE record_id = :gone)
                """,
                "DELETE FROM communication_parties WHERE record_id = :gone",
                "DELETE FROM customer_communications WHERE record_id = :gone AND record_id <> :by")) {
            handle.createUpdate(statement)
                    .bind("gone", gone.value())
                    .bind("by", by.value())
                    .execute();
        }
    }

    /** The customer of a stored record. */
    public Optional<CustomerId> customer(RecordId record) {
        return handle.createQuery(
                        "SELECT customer_id FROM customer_communications WHERE record_id = :record AND customer_id IS NOT NULL")
                .bind("record", record.value())
                .mapTo(String.class)
                .findOne()
                .map(CustomerId::new);
    }

    /** Keeps others from touching a record until the end of the transaction. False when there is no such record. */
    public boolean lock(RecordId record) {
        return handle.createQuery("SELECT 1 FROM customer_communications WHERE record_id = :record FOR UPDATE")
                .bind("record", record.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
