package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.RecordId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The nodes and subjects of mail threads within one intake. */
public final class Threads {
    private final Handle handle;

    Threads(Handle handle) {
        this.handle = handle;
    }

    /** The thread nodes of some Message-IDs. */
    public Map<String, ThreadMessage> threadMessages(Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(
                        """
                        SELECT message_key, thread_id, parent_key, record_id FROM thread_messages WHERE message_key = ANY(:keys)
                        """)
                .bindArray("keys", String.class, keys.toArray())
                .map((row, context) -> new ThreadMessage(
                        row.getString("message_key"),
                        row.getString("thread_id"),
                        Optional.ofNullable(row.getString("parent_key")),
                        Optional.ofNullable(row.getString("record_id")).map(RecordId::new)))
                .list()
                .stream()
                .collect(Collectors.toMap(ThreadMessage::key, message -> message));
    }

    /** Stores thread nodes; of one that exists, what it did not have yet (record, parent) is filled in, and its thread is replaced. */
    public void saveThreadMessages(Collection<ThreadMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO thread_messages AS known (message_key, thread_id, parent_key, record_id)
                VALUES (:key, :thread, :parent, :record)
                ON CONFLICT (tenant_id, message_key) DO UPDATE SET
                    thread_id = excluded.thread_id,
                    parent_key = coalesce(known.parent_key, excluded.parent_key),
                    record_id = coalesce(known.record_id, excluded.record_id)
                """);
        messages.stream().sorted((a, b) -> a.key().compareTo(b.key())).forEach(message -> batch.bind(
                        "key", message.key())
                .bind("thread", message.threadId())
                .bind("parent", message.parentKey())
                .bind("record", message.record().map(RecordId::value))
                .add());
        batch.execute();
    }

    /** Turns several threads that proved to be one into one: every record, node and subject of the others goes to the one kept. */
    public void joinThreads(String keep, Collection<String> others) {
        for (String statement : List.of(
                "UPDATE customer_communications SET thread_id = :keep, updated_at = CURRENT_TIMESTAMP WHERE thread_id = ANY(:others)",
                "UPDATE thread_messages SET thread_id = :keep WHERE thread_id = ANY(:others)",
                "UPDATE thread_subjects SET thread_id = :keep WHERE thread_id = ANY(:others)")) {
            handle.createUpdate(statement)
                    .bind("keep", keep)
                    .bindArray("others", String.class, others.toArray())
                    .execute();
        }
    }

    /** Records that answer one of these messages and came before it now learn their parent. */
    public void adoptReplies(Map<String, RecordId> parents) {
        if (parents.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        UPDATE customer_communications AS reply SET parent_record_id = parent.record_id
                        FROM unnest(:keys, :records) AS parent (message_key, record_id), thread_messages AS node
                        WHERE node.parent_key = parent.message_key AND reply.record_id = node.record_id
                          AND reply.parent_record_id IS NULL AND reply.record_id <> parent.record_id
                        """)
                .bindArray("keys", String.class, parents.keySet().toArray())
                .bindArray(
                        "records",
                        String.class,
                        parents.values().stream().map(RecordId::value).toArray())
                .execute();
    }

    /** The subjects lately used with some contact points. */
    public List<ThreadSubject> threadSubjects(Collection<Long> contactPointIds, Collection<String> subjectKeys) {
        if (contactPointIds.isEmpty() || subjectKeys.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        """
                        SELECT contact_point_id, subject_key, thread_id, last_time FROM thread_subjects
                        WHERE contact_point_id = ANY(:points) AND subject_key = ANY(:subjects)
                        """)
                .bindArray("points", Long.class, contactPointIds.toArray())
                .bindArray("subjects", String.class, subjectKeys.toArray())
                .map((row, context) -> new ThreadSubject(
                        row.getLong("contact_point_id"),
                        row.getString("subject_key"),
                        row.getString("thread_id"),
                        row.getTimestamp("last_time").toInstant()))
                .list();
    }

    public void saveThreadSubjects(Collection<ThreadSubject> subjects) {
        if (subjects.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO thread_subjects AS known (contact_point_id, subject_key, thread_id, last_time)
                VALUES (:point, :subject, :thread, :time)
                ON CONFLICT (contact_point_id, subject_key) DO UPDATE SET
                    thread_id = CASE WHEN excluded.last_time >= known.last_time THEN excluded.thread_id ELSE known.thread_id END,
                    last_time = greatest(known.last_time, excluded.last_time)
                """);
        subjects.forEach(subject -> batch.bind("point", subject.contactPointId())
                .bind("subject", subject.subjectKey())
                .bind("thread", subject.threadId())
                .bind("time", utc(subject.lastTime()))
                .add());
        batch.execute();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
