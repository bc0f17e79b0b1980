package cn.topcentral.hub.storage.attachment;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.search.SearchTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The stored attachments whose text is still to be read, and the texts of the others. Safe to share between threads and processes, like {@link
 * FetchQueue}.
 */
public final class TextQueue {
    /** As many characters of an attachment can be searched for; a catalogue of 500 pages must not crowd out what people wrote. */
    static final int SEARCHABLE_CHARACTERS = 100_000;

    private final Jdbi jdbi;

    public TextQueue(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Claims files that are due, including those whose claim lapsed because their process died.
     *
     * @return at most {@code limit}, the longest due first
     */
    public List<ClaimedText> claim(int limit, Duration lease, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        WITH due AS (
                            SELECT id FROM communication_attachments
                            WHERE text_status = 'pending' AND file_hash IS NOT NULL AND text_next_attempt_at <= :now
                            ORDER BY text_next_attempt_at, id
                            LIMIT :limit
                            FOR UPDATE SKIP LOCKED
                        )
                        UPDATE communication_attachments claimed
                        SET text_attempts = claimed.text_attempts + 1, text_next_attempt_at = :leaseUntil
                        FROM due
                        WHERE claimed.id = due.id
                        RETURNING claimed.attachment_id, claimed.file_hash, coalesce(claimed.file_name, '') AS file_name, claimed.text_attempts
                        """)
                .bind("limit", limit)
                .bind("now", now)
                .bind("leaseUntil", now.plus(lease))
                .map((row, context) -> new ClaimedText(
                        row.getString("attachment_id"),
                        row.getString("file_hash"),
                        row.getString("file_name"),
                        row.getInt("text_attempts")))
                .list());
    }

    /** What one of these methods has already read from the same bytes in another attachment. */
    public Optional<ReadText> known(String fileHash, Collection<String> methods) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT coalesce(ocr_text, '') AS text, text_error, extracted_by FROM communication_attachments
                        WHERE file_hash = :hash AND text_status IN ('done', 'none') AND extracted_by = ANY(:methods)
                        ORDER BY id LIMIT 1
                        """)
                .bind("hash", fileHash)
                .bindArray("methods", String.class, methods.toArray())
                .map((row, context) -> new ReadText(
                        row.getString("text"),
                        Optional.ofNullable(row.getString("text_error")),
                        row.getString("extracted_by")))
                .findOne());
    }

    /**
     * Read; the record is found by the text from now on.
     *
     * @return false when the claim had lapsed, and another worker has it
     */
    public boolean finish(ClaimedText claimed, ReadText read) {
        return jdbi.inTransaction(handle -> {
            boolean ours = bindClaim(
                                    claimed,
                                    handle.createUpdate(
                                            """
                                            UPDATE communication_attachments
                                            SET text_status = :status, ocr_text = :text, text_error = :remark, text_waits_for = NULL,
                                                extracted_by = :readBy, text_terms = CAST(:terms AS tsvector)
                                            WHERE attachment_id = :id AND text_status = 'pending' AND text_attempts = :attempts
                                            """))
                            .bind("status", read.text().isEmpty() ? "none" : "done")
                            .bind("text", read.text().isEmpty() ? null : storable(read.text()))
                            .bind("remark", read.remark().orElse(null))
                            .bind("readBy", read.readBy())
                            .bind("terms", terms(read.text()))
                            .execute()
                    == 1;
            if (ours && !read.text().isEmpty()) {
                refreshSearch(handle, claimed.attachmentId());
            }
            return ours;
        });
    }

    /** PostgreSQL has no NUL in text. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }

    private static String terms(String text) {
        String searchable = text.length() > SEARCHABLE_CHARACTERS ? text.substring(0, SEARCHABLE_CHARACTERS) : text;
        return SearchTerms.of(searchable).stream().map(SearchTerms::quoted).collect(Collectors.joining(" "));
    }

    /** The trigger add_attachment_terms does the work. */
    private static void refreshSearch(Handle handle, String attachmentId) {
        handle.createUpdate(
                        """
                        UPDATE customer_communications SET search = search
                        WHERE record_id = (SELECT record_id FROM communication_attachments WHERE attachment_id = :id)
                        """)
                .bind("id", attachmentId)
                .execute();
    }

    /** To be tried again, not before {@code at}. */
    public void retry(ClaimedText claimed, String reason, Instant at) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE communication_attachments SET text_error = :reason, text_next_attempt_at = :at
                                WHERE attachment_id = :id AND text_status = 'pending' AND text_attempts = :attempts
                                """))
                .bind("reason", storable(reason))
                .bind("at", at)
                .execute());
    }

    /** Given up, for a reason that is shown. */
    public void failed(ClaimedText claimed, String reason) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE communication_attachments SET text_status = 'failed', text_error = :reason
                                WHERE attachment_id = :id AND text_status = 'pending' AND text_attempts = :attempts
                                """))
                .bind("reason", storable(reason))
                .execute());
    }

    /** Something has to be configured or installed first: it rests, and no try is counted, until {@link #reopen} names that. */
    public void await(ClaimedText claimed, String missing, String reason) {
        jdbi.useHandle(handle -> bindClaim(
                        claimed,
                        handle.createUpdate(
                                """
                                UPDATE communication_attachments
                                SET text_status = 'waiting', text_waits_for = :missing, text_error = :reason, text_attempts = text_attempts - 1
                                WHERE attachment_id = :id AND text_status = 'pending' AND text_attempts = :attempts
                                """))
                .bind("missing", missing)
                .bind("reason", reason)
                .execute());
    }

    /**
     * Makes due again what rests for want of something that is there now.
     *
     * @return how many
     */
    public int reopen(Set<String> available, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                        """
                        UPDATE communication_attachments
                        SET text_status = 'pending', text_waits_for = NULL, text_error = NULL, text_next_attempt_at = :now
                        WHERE text_status = 'waiting' AND text_waits_for = ANY(:available)
                        """)
                .bindArray("available", String.class, available.toArray())
                .bind("now", now)
                .execute());
    }

    /** Makes due again what was given up, within a transaction. */
    public static int retryFailed(Handle handle, Collection<Long> ids, Instant now) {
        return handle.createUpdate(
                        """
                        UPDATE communication_attachments SET text_status = 'pending', text_attempts = 0, text_next_attempt_at = :now
                        WHERE id = ANY(:ids) AND text_status = 'failed'
                        """)
                .bindArray("ids", Long.class, ids.toArray())
                .bind("now", now)
                .execute();
    }

    /** The communication an attachment belongs to; empty when it belongs to none any more. */
    public Optional<AttachmentRecord> record(String attachmentId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT coalesce(attachment.source_system, record.source_system) AS source_system,
                               coalesce(attachment.source_record_id, record.source_record_id) AS source_record_id,
                               record.communication_type, coalesce(record.channel, '') AS channel, record.communication_time,
                               coalesce(record.content, '') AS content
                        FROM communication_attachments attachment
                        JOIN customer_communications record ON record.record_id = attachment.record_id
                        WHERE attachment.attachment_id = :id AND record.source_system IS NOT NULL AND record.source_record_id IS NOT NULL
                        """)
                .bind("id", attachmentId)
                .map((row, context) -> new AttachmentRecord(
                        row.getString("source_system"),
                        row.getString("source_record_id"),
                        CommunicationType.ofCode(row.getString("communication_type")),
                        row.getString("channel"),
                        row.getTimestamp("communication_time").toInstant(),
                        row.getString("content")))
                .findOne());
    }

    /** Which of some records have a recording or voice message that waits to be written down: 待转写. */
    public Set<RecordId> awaitingTranscript(Collection<RecordId> records) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT record_id FROM communication_attachments
                        WHERE record_id = ANY(:records) AND text_status = 'waiting' AND text_waits_for IN ('speech', 'ffmpeg')
                        """)
                .bindArray(
                        "records",
                        String.class,
                        records.stream().map(RecordId::value).toArray())
                .mapTo(String.class)
                .map(RecordId::new)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static <S extends SqlStatement<S>> S bindClaim(ClaimedText claimed, S statement) {
        return statement.bind("id", claimed.attachmentId()).bind("attempts", claimed.attempts());
    }
}
