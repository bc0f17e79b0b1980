package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.CommunicationType;
import cn.topcentral.hub.storage.communication.Direction;
import cn.topcentral.hub.storage.communication.NewCommunication;
import cn.topcentral.hub.storage.communication.Participant;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.json.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The timeline records within one intake. */
public final class Records {
    private static final Function<String, List<Participant>> PARTICIPANTS = Json.reader(new TypeReference<>() {});
    private static final Function<String, Map<String, String>> ATTRIBUTES = Json.reader(new TypeReference<>() {});

    private final Handle handle;

    Records(Handle handle) {
        this.handle = handle;
    }

    /**
     * The stored messages of conversations near some moments.
     *
     * @param moments per conversation the first and last moment of the new messages
     * @param gap how far before and after to look
     */
    public List<ChatMessage> chatMessages(Map<String, Moments> moments, Duration gap) {
        if (moments.isEmpty()) {
            return List.of();
        }
        List<Map.Entry<String, Moments>> conversations = List.copyOf(moments.entrySet());
        return handle.createQuery(
                        """
                        SELECT c.conversation, c.communication_time, c.record_id, c.thread_id
                        FROM unnest(:conversations, CAST(:froms AS timestamptz[]), CAST(:tos AS timestamptz[])) AS wanted (conversation, first, last)
                        JOIN customer_communications c ON c.conversation = wanted.conversation
                             AND c.communication_time BETWEEN wanted.first AND wanted.last
                        ORDER BY c.conversation, c.communication_time, c.record_id
                        """)
                .bindArray(
                        "conversations",
                        String.class,
                        conversations.stream().map(Map.Entry::getKey).toArray())
                .bindArray(
                        "froms",
                        String.class,
                        conversations.stream()
                                .map(entry ->
                                        entry.getValue().first().minus(gap).toString())
                                .toArray())
                .bindArray(
                        "tos",
                        String.class,
                        conversations.stream()
                                .map(entry -> entry.getValue().last().plus(gap).toString())
                                .toArray())
                .map((row, context) -> new ChatMessage(
                        row.getString("conversation"),
                        row.getTimestamp("communication_time").toInstant(),
                        new RecordId(row.getString("record_id")),
                        row.getString("thread_id")))
                .list();
    }

    /** A stretch of time, both ends included. */
    public record Moments(Instant first, Instant last) {
        public Moments and(Moments other) {
            return new Moments(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Stores timeline records with their attachments. */
    public void addCommunications(List<NewCommunication> communications) {
        if (!communications.isEmpty()) {
            new CommunicationInsert(handle).insert(communications);
        }
    }

    /** Some records with all that their sources told. */
    public List<RecordRow> rows(Collection<RecordId> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        """
                        SELECT record_id, source_system, source_record_id, customer_id, communication_type, direction, channel,
                               communication_time, duration, timezone, participants, subject, content, content_quoted, content_original,
                               recording_url, location, attributes, created_at
                        FROM customer_communications WHERE record_id = ANY(:records)
                        """)
                .bindArray(
                        "records",
                        String.class,
                        records.stream().map(RecordId::value).toArray())
                .map(Records::row)
                .list();
    }

    /**
     * Brings records up to date with what their parts say together. A customer once found stays, and so does
     * what a person said of the record; the thread stays unless a threaded part came;
     * what was analysed is analysed again when there is other text to read.
     *
     * @param threaded whether the thread and conversation given are to be written
     */
    public void update(NewCommunication record, boolean threaded) {
        CommunicationInsert insert = new CommunicationInsert(handle);
        insert.insertAttachments(List.of(record));
        insert.insertTasks(List.of(record));
        handle.createUpdate(
                        """
                        UPDATE customer_communications AS record SET
                            customer_id = CASE
                                WHEN EXISTS (SELECT FROM record_claims claim WHERE claim.record_id = record.record_id) THEN record.customer_id
                                ELSE coalesce(record.customer_id, :customer) END,
                            contact_id = coalesce(record.contact_id, CAST(:contact AS integer)),
                            communication_type = :type, direction = :direction, channel = :channel, communication_time = :time,
                            duration = CAST(:duration AS integer), timezone = :zone, initiated_by = :initiatedBy, handled_by = :handledBy,
                            participants = CAST(:participants AS jsonb), subject = :subject, content = :content,
                            content_quoted = :quoted, content_original = coalesce(record.content_original, :original),
                            recording_url = :recordingUrl, location = :location,
                            thread_id = CASE WHEN :threaded THEN :thread ELSE record.thread_id END,
                            conversation = CASE WHEN :threaded THEN :conversation ELSE record.conversation END,
                            attributes = CAST(:attributes AS jsonb), search = CAST(:search AS tsvector),
                            summary = coalesce(:summary, record.summary),
                            follow_up_required = record.follow_up_required OR CAST(:followUps AS jsonb) IS NOT NULL,
                            follow_up_items = coalesce(CAST(:followUps AS jsonb), record.follow_up_items),
                            follow_up_deadline = coalesce(CAST(:deadline AS timestamptz), record.follow_up_deadline),
                            attachment_count = attached.number, attachment_urls = attached.urls,
                            analysis_status = CASE
                                WHEN record.analysis_status <> 'none' AND record.content IS DISTINCT FROM :content THEN 'pending'
                                ELSE record.analysis_status END,
                            analysis_version = record.analysis_version + CASE WHEN record.content IS DISTINCT FROM :content THEN 1 ELSE 0 END,
                            analysis_attempts = CASE WHEN record.content IS DISTINCT FROM :content THEN 0 ELSE record.analysis_attempts END,
                            analysis_lease_until = CASE WHEN record.content IS DISTINCT FROM :content THEN NULL ELSE record.analysis_lease_until END,
                            updated_at = CURRENT_TIMESTAMP
                        FROM (
                            SELECT count(*) AS number, jsonb_agg('/attachments/' || attachment_id ORDER BY attachment_id) AS urls
                            FROM communication_attachments WHERE record_id = :id AND NOT inline
                        ) AS attached
                        WHERE record.record_id = :id
                        """)
                .bind("id", record.recordId().value())
                .bind("customer", record.customer().map(CustomerId::value))
                .bind("contact", record.contactId())
                .bind("type", record.type().code())
                .bind("direction", record.direction().code())
                .bind("channel", record.channel())
                .bind("time", record.time())
                .bind("duration", record.duration().map(duration -> (int) duration.toSeconds()))
                .bind("zone", record.zone().getId())
                .bind("initiatedBy", record.initiatedBy())
                .bind("handledBy", record.handledBy())
                .bind("participants", Json.write(record.participants()))
                .bind("subject", record.subject())
                .bind("content", record.content())
                .bind("quoted", record.contentQuoted())
                .bind("original", record.contentOriginal())
                .bind("recordingUrl", record.recordingUrl())
                .bind("location", record.location())
                .bind("threaded", threaded)
                .bind("thread", record.threadId())
                .bind("conversation", record.conversation())
                .bind("attributes", record.attributes().isEmpty() ? null : Json.write(record.attributes()))
                .bind("search", CommunicationInsert.searchVector(record.searchText() + attachedText(record.recordId())))
                .bind("summary", record.summary())
                .bind("followUps", CommunicationInsert.followUps(record))
                .bind("deadline", CommunicationInsert.deadline(record).orElse(null))
                .execute();
    }

    /** What was read out of a record's attachments, which finds the record too. */
    private String attachedText(RecordId record) {
        return handle.createQuery(
                        """
                        SELECT coalesce(string_agg(chr(10) || left(ocr_text, 100000), '' ORDER BY attachment_id), '')
                        FROM communication_attachments WHERE record_id = :id AND ocr_text IS NOT NULL
                        """)
                .bind("id", record.value())
                .mapTo(String.class)
                .one();
    }

    private static RecordRow row(ResultSet row, StatementContext context) throws SQLException {
        int seconds = row.getInt("duration");
        Optional<Duration> duration = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
        return new RecordRow(
                new RecordId(row.getString("record_id")),
                new SourceLine(row.getString("source_system"), row.getString("source_record_id")),
                Optional.ofNullable(row.getString("customer_id")).map(CustomerId::new),
                CommunicationType.ofCode(row.getString("communication_type")),
                Optional.ofNullable(row.getString("direction")).map(Direction::ofCode),
                row.getString("channel"),
                row.getTimestamp("communication_time").toInstant(),
                duration,
                ZoneId.of(row.getString("timezone")),
                PARTICIPANTS.apply(text(row, "participants", "[]")),
                Optional.ofNullable(row.getString("subject")),
                text(row, "content", ""),
                Optional.ofNullable(row.getString("content_quoted")),
                Optional.ofNullable(row.getString("content_original")),
                Optional.ofNullable(row.getString("recording_url")),
                Optional.ofNullable(row.getString("location")),
                ATTRIBUTES.apply(text(row, "attributes", "{}")),
                row.getTimestamp("created_at").toInstant());
    }

    private static String text(ResultSet row, String column, String otherwise) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse(otherwise);
    }
}
