package cn.topcentral.hub.storage.attachment;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the attachments of records. Thread-safe. */
public final class AttachmentRepository {
    /** A catalogue of 500 pages is opened as a file, not read on a page. */
    public static final int TEXT_LIMIT = 20_000;

    /** More than a person looks through; a mail may have hundreds of pictures that a web page was made of. */
    public static final int MOST = 100;

    private final Jdbi jdbi;

    public AttachmentRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** Those of a record, in the order they came, at most {@link #MOST}: listed ones before those the text shows in its place. */
    public List<StoredAttachment> of(RecordId record) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT attachment_id, file_name, file_type, file_size, file_hash, inline, fetch_status, fetch_error,
                               fetch_next_attempt_at = 'infinity' AS unserved, text_status, text_error, text_waits_for,
                               left(ocr_text, :most) AS text, char_length(ocr_text) AS text_length
                        FROM communication_attachments WHERE record_id = :record ORDER BY inline, id LIMIT :rows
                        """)
                .bind("record", record.value())
                .bind("most", TEXT_LIMIT)
                .bind("rows", MOST)
                .map(AttachmentRepository::attachment)
                .list());
    }

    /** One of a record; empty for one of another record as well. */
    public Optional<StoredAttachment> one(RecordId record, String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT attachment_id, file_name, file_type, file_size, file_hash, inline, fetch_status, fetch_error,
                               fetch_next_attempt_at = 'infinity' AS unserved, text_status, text_error, text_waits_for,
                               '' AS text, 0 AS text_length
                        FROM communication_attachments WHERE record_id = :record AND attachment_id = :id
                        """)
                .bind("record", record.value())
                .bind("id", id)
                .map(AttachmentRepository::attachment)
                .findOne());
    }

    private static StoredAttachment attachment(ResultSet row, StatementContext context) throws SQLException {
        boolean unserved = row.getBoolean("unserved") && "pending".equals(row.getString("fetch_status"));
        return new StoredAttachment(
                row.getString("attachment_id"),
                Optional.ofNullable(row.getString("file_name")).orElse(""),
                Optional.ofNullable(row.getString("file_type")).orElse(""),
                row.getLong("file_size"),
                Optional.ofNullable(row.getString("file_hash")),
                row.getBoolean("inline"),
                unserved ? "unserved" : row.getString("fetch_status"),
                Optional.ofNullable(row.getString("fetch_error")),
                row.getString("text_status"),
                Optional.ofNullable(row.getString("text_error")),
                Optional.ofNullable(row.getString("text_waits_for")),
                Optional.ofNullable(row.getString("text")).orElse(""),
                row.getLong("text_length"));
    }
}
