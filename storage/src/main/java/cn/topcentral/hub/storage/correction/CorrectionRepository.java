package cn.topcentral.hub.storage.correction;

import cn.topcentral.hub.storage.analysis.CorrectedColumns;
import cn.topcentral.hub.storage.analysis.IntentCategory;
import cn.topcentral.hub.storage.analysis.SentimentClass;
import cn.topcentral.hub.storage.analysis.UrgencyLevel;
import cn.topcentral.hub.storage.audit.AuditEntry;
import cn.topcentral.hub.storage.audit.AuditLog;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What people say of A10's labels. Thread-safe. */
public final class CorrectionRepository {
    private final Jdbi jdbi;

    public CorrectionRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** The label of the analysis, where there is one; without one there is no agent's label to judge either. */
    private record Agent(Optional<String> said, int version, Optional<String> analysedBy) {}

    /**
     * Keeps what somebody holds right, shows it on the record from now on, and writes the audit entry, in one transaction.
     *
     * @throws IllegalArgumentException for a value that the field does not take, and for a record that is not there
     */
    public void add(RecordId record, JudgedField field, String right, String by, Instant now) {
        if (!field.takes(right)) {
            throw new IllegalArgumentException("'" + right + "' is no value of " + field.code());
        }
        jdbi.useTransaction(handle -> {
            Agent agent = agent(handle, record, field);
            handle.createUpdate(
                            """
                            INSERT INTO analysis_corrections (
                                record_id, field, agent_said, is_right, corrected_by, corrected_at, analysis_version, analysed_by)
                            VALUES (:record, :field, :said, :right, :by, :now, :version, :analysedBy)
                            """)
                    .bind("record", record.value())
                    .bind("field", field.code())
                    .bind("said", agent.said())
                    .bind("right", right)
                    .bind("by", by)
                    .bind("now", now)
                    .bind("version", agent.version())
                    .bind("analysedBy", agent.analysedBy())
                    .execute();
            CorrectedColumns.write(handle, record);
            AuditLog.write(
                    handle,
                    new AuditEntry(
                            now,
                            by,
                            "analysis.correct",
                            "record " + record.value(),
                            // A person's words are on the record; the trail is read by others than those who may see
                            // the customer.
                            field == JudgedField.OTHER
                                    ? Map.of("field", field.code())
                                    : Map.of(
                                            "field",
                                            field.code(),
                                            "said",
                                            agent.said().orElse(""),
                                            "right",
                                            right)));
        });
    }

    /** Locks the row, so that an analysis that is being stored sees the correction or comes before it. */
    private static Agent agent(Handle handle, RecordId record, JudgedField field) {
        return handle.createQuery(
                        """
                        SELECT CASE :field
                                   WHEN 'intent' THEN coalesce(ai_insights #>> '{intent,category}', intent_category)
                                   WHEN 'sentiment' THEN coalesce(ai_insights #>> '{sentiment,overall}', sentiment)
                                   WHEN 'urgency' THEN coalesce(ai_insights #>> '{urgency,level}', urgency_level) END AS said,
                               analysis_version, analysed_by
                        FROM customer_communications WHERE record_id = :record FOR UPDATE
                        """)
                .bind("record", record.value())
                .bind("field", field.code())
                .map((row, context) -> new Agent(
                        Optional.ofNullable(row.getString("said")),
                        row.getInt("analysis_version"),
                        Optional.ofNullable(row.getString("analysed_by"))))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("There is no record " + record));
    }

    /** What counts of what was said about a record: of each person and field the last, the newest first. */
    public List<Correction> of(RecordId record) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT field, agent_said, is_right, corrected_by, corrected_at FROM (
                            SELECT DISTINCT ON (field, corrected_by) id, field, agent_said, is_right, corrected_by, corrected_at
                            FROM analysis_corrections WHERE record_id = :record
                            ORDER BY field, corrected_by, id DESC
                        ) AS last ORDER BY id DESC
                        """)
                .bind("record", record.value())
                .map((row, context) -> new Correction(
                        JudgedField.ofCode(row.getString("field")).orElseThrow(),
                        Optional.ofNullable(row.getString("agent_said")),
                        row.getString("is_right"),
                        row.getString("corrected_by"),
                        row.getTimestamp("corrected_at").toInstant()))
                .list());
    }

    /**
     * The records of which a label was judged, with what is held right, in the order of their ids.
     *
     * @param after go on behind this record
     */
    public List<Judged> judged(Optional<RecordId> after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT record_id, max(is_right) FILTER (WHERE field = 'intent') AS intent,
                               max(is_right) FILTER (WHERE field = 'sentiment') AS sentiment,
                               max(is_right) FILTER (WHERE field = 'urgency') AS urgency
                        FROM (
                            SELECT DISTINCT ON (record_id, field) record_id, field, is_right FROM analysis_corrections
                            WHERE field <> 'other' AND record_id > :after ORDER BY record_id, field, id DESC
                        ) AS newest
                        GROUP BY record_id ORDER BY record_id LIMIT :limit
                        """)
                .bind("after", after.map(RecordId::value).orElse(""))
                .bind("limit", limit)
                .map((row, context) -> new Judged(
                        new RecordId(row.getString("record_id")),
                        Optional.ofNullable(row.getString("intent")).map(IntentCategory::ofCode),
                        Optional.ofNullable(row.getString("sentiment")).map(SentimentClass::ofCode),
                        Optional.ofNullable(row.getString("urgency")).map(UrgencyLevel::ofCode)))
                .list());
    }
}
