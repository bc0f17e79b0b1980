package cn.topcentral.hub.storage.dialog;

import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.database.Database;
import cn.topcentral.hub.storage.dialog.Dialog.Kind;
import cn.topcentral.hub.storage.dialog.Dialog.Question;
import cn.topcentral.hub.storage.dialog.Dialog.Status;
import cn.topcentral.hub.storage.notification.NewNotification;
import cn.topcentral.hub.storage.notification.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Dialogs and their parts. Nothing is held locked while something else is done with a dialog: whoever closes one says which revision they saw, and
 * is told when it has grown meanwhile. Thread-safe, also between processes.
 */
public final class DialogRepository {
    private static final String COLUMNS =
            """
            dialog_id, userid, kind, status, customer_id, customer_name, question, filing, revision, filed_revision, filed_parts, record_id,
            opened_at, quiet_since, reminded_at
            """;

    private final Jdbi jdbi;

    public DialogRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /** The one that somebody is in. */
    public Optional<Dialog> open(String userid) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM bot_dialogs WHERE userid = :userid AND status = 'open'")
                .bind("userid", userid)
                .map(DialogRepository::dialog)
                .findOne());
    }

    public Optional<Dialog> byId(String id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM bot_dialogs WHERE dialog_id = :id")
                        .bind("id", id)
                        .map(DialogRepository::dialog)
                        .findOne());
    }

    /** The last one of somebody's visits that is in one of the states and was spoken in since a time. */
    public Optional<Dialog> latest(String userid, Set<Status> states, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS
                                + """
                                 FROM bot_dialogs
                                WHERE userid = :userid AND kind = 'visit' AND status = ANY(:states) AND quiet_since >= :since
                                ORDER BY quiet_since DESC, dialog_id LIMIT 1
                                """)
                .bind("userid", userid)
                .bindArray(
                        "states",
                        String.class,
                        states.stream().map(Status::code).toArray())
                .bind("since", since)
                .map(DialogRepository::dialog)
                .findOne());
    }

    /** The last one with content that somebody gave up or left since a time. */
    public Optional<Dialog> left(String userid, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS
                                + """
                                 FROM bot_dialogs dialog
                                WHERE userid = :userid AND kind = 'visit' AND status IN ('dropped', 'expired') AND quiet_since >= :since
                                  AND EXISTS (SELECT FROM dialog_parts part
                                              WHERE part.dialog_id = dialog.dialog_id AND part.kind NOT IN ('answer', 'gone'))
                                ORDER BY quiet_since DESC, dialog_id LIMIT 1
                                """)
                .bind("userid", userid)
                .bind("since", since)
                .map(DialogRepository::dialog)
                .findOne());
    }

    /** Somebody's reports that are filed and that they have not confirmed, closed since a time; the newest first. */
    public List<Dialog> toConfirm(String userid, Instant since, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS
                                + """
                                 FROM bot_dialogs
                                WHERE userid = :userid AND status = 'filed' AND quiet_since >= :since
                                ORDER BY quiet_since DESC, dialog_id LIMIT :limit
                                """)
                .bind("userid", userid)
                .bind("since", since)
                .bind("limit", limit)
                .map(DialogRepository::dialog)
                .list());
    }

    /** Those open in which nothing was said since a time, the longest quiet first. */
    public List<Dialog> quiet(Instant since, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS
                                + " FROM bot_dialogs WHERE status = 'open' AND quiet_since <= :since ORDER BY quiet_since LIMIT :limit")
                .bind("since", since)
                .bind("limit", limit)
                .map(DialogRepository::dialog)
                .list());
    }

    /** Begins a visit, unless its person is in another dialog or it was begun before. @return whether it is new */
    public boolean begin(String id, String userid, Optional<Question> question, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                INSERT INTO bot_dialogs (dialog_id, userid, kind, status, question, opened_at, quiet_since)
                                VALUES (:id, :userid, 'visit', 'open', :question, :now, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", id)
                        .bind("userid", userid)
                        .bind("question", question.map(Question::code))
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /**
     * Notes something that came in one message and is a record already; the same again changes nothing.
     *
     * @param customerName what the customer is called, whether known or not
     */
    public void addFiled(
            String id,
            String userid,
            Kind kind,
            Optional<CustomerId> customer,
            String customerName,
            RecordId record,
            Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO bot_dialogs (dialog_id, userid, kind, status, customer_id, customer_name, revision, filed_revision,
                                                 record_id, opened_at, quiet_since)
                        VALUES (:id, :userid, :kind, 'filed', :customer, :name, 1, 1, :record, :now, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", id)
                .bind("userid", userid)
                .bind("kind", kind.code())
                .bind("customer", customer.map(CustomerId::value))
                .bind("name", customerName)
                .bind("record", record.value())
                .bind("now", now)
                .execute());
    }

    /** Whether a message is part of any dialog already. */
    public boolean knows(String reference) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT EXISTS (SELECT FROM dialog_parts WHERE reference = :reference)")
                        .bind("reference", reference)
                        .mapTo(Boolean.class)
                        .one());
    }

    /**
     * Puts a message into an open dialog, once.
     *
     * @return whether it is new and the dialog open
     */
    public boolean add(String id, DialogPart part) {
        return jdbi.inTransaction(handle -> {
            boolean open = handle.createQuery(
                            "SELECT TRUE FROM bot_dialogs WHERE dialog_id = :id AND status = 'open' FOR UPDATE")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .findOne()
                    .isPresent();
            return open && insert(handle, id, part) && grown(handle, id, part);
        });
    }

    private static boolean insert(Handle handle, String id, DialogPart part) {
        return handle.createUpdate(
                                """
                                INSERT INTO dialog_parts (dialog_id, seq, reference, kind, text, file_hash, file_name, media_type, file_size,
                                                          latitude, longitude, received_at)
                                SELECT :id, coalesce(max(seq), 0) + 1, :reference, :kind, :text, :hash, :name, :mediaType, :size,
                                       :latitude, :longitude, :receivedAt
                                FROM dialog_parts WHERE dialog_id = :id
                                ON CONFLICT (tenant_id, reference) DO NOTHING
                                """)
                        .bind("id", id)
                        .bind("reference", part.reference())
                        .bind("kind", part.kind().code())
                        .bind("text", part.text().replace("\0", ""))
                        .bind("hash", part.file().map(DialogPart.File::hash))
                        .bind("name", part.file().map(DialogPart.File::name))
                        .bind("mediaType", part.file().map(DialogPart.File::mediaType))
                        .bind("size", part.file().map(DialogPart.File::size))
                        .bind("latitude", part.point().map(DialogPart.Point::latitude))
                        .bind("longitude", part.point().map(DialogPart.Point::longitude))
                        .bind("receivedAt", part.receivedAt())
                        .execute()
                == 1;
    }

    private static boolean grown(Handle handle, String id, DialogPart part) {
        return handle.createUpdate(
                                """
                                UPDATE bot_dialogs SET revision = revision + 1, quiet_since = greatest(quiet_since, :at), reminded_at = NULL
                                WHERE dialog_id = :id
                                """)
                        .bind("id", id)
                        .bind("at", part.receivedAt())
                        .execute()
                == 1;
    }

    /** What was said in a dialog, in order. */
    public List<DialogPart> parts(String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT seq, reference, kind, text, file_hash, file_name, media_type, file_size, latitude, longitude, received_at
                        FROM dialog_parts WHERE dialog_id = :id AND NOT dropped ORDER BY seq
                        """)
                .bind("id", id)
                .map(DialogRepository::part)
                .list());
    }

    /** Says which customer an open dialog is about: one of ours, or a name. The question is answered thereby. */
    public void setCustomer(String id, Optional<CustomerId> customer, Optional<String> name, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE bot_dialogs SET
                            revision = revision + CASE
                                WHEN (customer_id, customer_name) IS DISTINCT FROM (CAST(:customer AS varchar), CAST(:name AS text))
                                THEN 1 ELSE 0 END,
                            customer_id = :customer, customer_name = :name, quiet_since = :now,
                            question = CASE WHEN question = 'customer' THEN NULL ELSE question END
                        WHERE dialog_id = :id AND status = 'open'
                        """)
                .bind("id", id)
                .bind("customer", customer.map(CustomerId::value))
                .bind("name", name)
                .bind("now", now)
                .execute());
    }

    /** Notes what the person was asked, or that nothing is open any more. */
    public void ask(String id, Optional<Question> question, boolean filing, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        UPDATE bot_dialogs SET question = :question, filing = :filing, quiet_since = :now
                        WHERE dialog_id = :id AND status = 'open'
                        """)
                .bind("id", id)
                .bind("question", question.map(Question::code))
                .bind("filing", filing)
                .bind("now", now)
                .execute());
    }

    /**
     * Notes that a dialog is a record now, and puts in what is to be told about it.
     *
     * @param seen the dialog as it was when the record was made
     * @param parts the number of its last part then
     * @return false when it was changed or closed meanwhile; then nothing is noted
     */
    public boolean filed(Dialog seen, int parts, RecordId record, Optional<NewNotification> tell, Instant now) {
        return jdbi.inTransaction(handle -> {
            boolean filed = handle.createUpdate(
                                    """
                                    UPDATE bot_dialogs SET
                                        status = 'filed', record_id = :record, filed_revision = revision, filed_parts = :parts,
                                        question = NULL, filing = FALSE, closed_at = :now
                                    WHERE dialog_id = :id AND status = 'open' AND revision = :revision
                                    """)
                            .bind("id", seen.id())
                            .bind("revision", seen.revision())
                            .bind("record", record.value())
                            .bind("parts", parts)
                            .bind("now", now)
                            .execute()
                    == 1;
            if (filed) {
                tell.ifPresent(notification -> Outbox.add(handle, notification));
            }
            return filed;
        });
    }

    /** Notes that a person was reminded of an open dialog, and puts the reminder in. @return false when somebody else did */
    public boolean reminded(Dialog seen, NewNotification reminder, Instant now) {
        return jdbi.inTransaction(handle -> {
            boolean first = handle.createUpdate(
                                    """
                                    UPDATE bot_dialogs SET reminded_at = :now
                                    WHERE dialog_id = :id AND status = 'open' AND revision = :revision AND reminded_at IS NULL
                                    """)
                            .bind("id", seen.id())
                            .bind("revision", seen.revision())
                            .bind("now", now)
                            .execute()
                    == 1;
            return first && Outbox.add(handle, reminder);
        });
    }

    /** Moves a dialog from a state to another one. @return false when it is not in that state any more */
    public boolean move(String id, Status from, Status to, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                UPDATE bot_dialogs SET status = :to, question = NULL, filing = FALSE, closed_at = :now
                                WHERE dialog_id = :id AND status = :from
                                """)
                        .bind("id", id)
                        .bind("from", from.code())
                        .bind("to", to.code())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /** Opens a dialog again. @return false when it is not in that state, or its person is in another one */
    public boolean reopen(Dialog dialog, Status from, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                UPDATE bot_dialogs SET status = 'open', quiet_since = :now, reminded_at = NULL, closed_at = NULL
                                WHERE dialog_id = :id AND status = :from
                                  AND NOT EXISTS (SELECT FROM bot_dialogs other WHERE other.userid = :userid AND other.status = 'open')
                                """)
                        .bind("id", dialog.id())
                        .bind("userid", dialog.userid())
                        .bind("from", from.code())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /** Ends the changing of a filed dialog without a change: what was said meanwhile does not count. */
    public void leaveAsFiled(Dialog dialog, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("UPDATE dialog_parts SET dropped = TRUE WHERE dialog_id = :id AND seq > :filed")
                    .bind("id", dialog.id())
                    .bind("filed", dialog.filedParts())
                    .execute();
            handle.createUpdate(
                            """
                            UPDATE bot_dialogs SET status = 'filed', question = NULL, filing = FALSE, closed_at = :now
                            WHERE dialog_id = :id AND status = 'open' AND record_id IS NOT NULL
                            """)
                    .bind("id", dialog.id())
                    .bind("now", now)
                    .execute();
        });
    }

    private static Dialog dialog(ResultSet row, StatementContext context) throws SQLException {
        return new Dialog(
                row.getString("dialog_id"),
                row.getString("userid"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                text(row, "customer_id").map(CustomerId::new),
                text(row, "customer_name"),
                text(row, "question").map(question -> Question.valueOf(question.toUpperCase(Locale.ROOT))),
                row.getBoolean("filing"),
                row.getInt("revision"),
                row.getInt("filed_revision"),
                row.getInt("filed_parts"),
                text(row, "record_id").map(RecordId::new),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("quiet_since").toInstant(),
                Optional.ofNullable(row.getTimestamp("reminded_at")).map(java.sql.Timestamp::toInstant));
    }

    private static DialogPart part(ResultSet row, StatementContext context) throws SQLException {
        Optional<DialogPart.File> file = text(row, "file_hash").isEmpty()
                ? Optional.empty()
                : Optional.of(new DialogPart.File(
                        row.getString("file_hash"),
                        row.getString("file_name"),
                        row.getString("media_type"),
                        row.getLong("file_size")));
        double latitude = row.getDouble("latitude");
        Optional<DialogPart.Point> point = row.wasNull()
                ? Optional.empty()
                : Optional.of(new DialogPart.Point(latitude, row.getDouble("longitude")));
        return new DialogPart(
                row.getInt("seq"),
                row.getString("reference"),
                DialogPart.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("text"),
                file,
                point,
                row.getTimestamp("received_at").toInstant());
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
