package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.RecordId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

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
        List<ThreadMessage> sorted =
                messages.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
        handle.createUpdate(
                        """
                        INSERT INTO thread_messages AS known (message_key, thread_id, parent_key, record_id)
                        SELECT * FROM unnest(:keys, :threads, :parents, :records)
                        ON CONFLICT (tenant_id, message_key) DO UPDATE SET
                            thread_id = excluded.thread_id,
                            parent_key = coalesce(known.parent_key, excluded.parent_key),
                            record_id = coalesce(known.record_id, excluded.record_id)
                        """)
                .bindArray(
                        "keys",
                        String.class,
                        sorted.stream().map(ThreadMessage::key).toArray())
                .bindArray(
                        "threads",
                        String.class,
                        sorted.stream().map(ThreadMessage::threadId).toArray())
                .bindArray(
                        "parents",
                        String.class,
                        sorted.stream()
                                .map(message -> message.parentKey().orElse(null))
                                .toArray())
                .bindArray(
                        "records",
                        String.class,
                        sorted.stream()
                                .map(message ->
                                        message.record().map(RecordId::value).orElse(null))
                                .toArray())
                .execute();
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

    /** Records that answer one of these messages in the same thread and came before it now learn their parent. */
    public void adoptReplies(Collection<ThreadMessage> parents) {
        if (parents.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        UPDATE customer_communications AS reply SET parent_record_id = parent.record_id
                        FROM unnest(:keys, :threads, :records) AS parent (message_key, thread_id, record_id), thread_messages AS node
                        WHERE node.parent_key = parent.message_key AND reply.record_id = node.record_id
                          AND reply.parent_record_id IS NULL AND reply.record_id <> parent.record_id
                          AND reply.thread_id = parent.thread_id
                        """)
                .bindArray(
                        "keys",
                        String.class,
                        parents.stream().map(ThreadMessage::key).toArray())
                .bindArray(
                        "threads",
                        String.class,
                        parents.stream().map(ThreadMessage::threadId).toArray())
                .bindArray(
                        "records",
                        String.class,
                        parents.stream()
                                .map(parent -> parent.record().orElseThrow().value())
                                .toArray())
                .execute();
    }

    /** In which ways some contact points have used some subjects, however long ago. */
    public Set<SubjectUse> subjectUses(Collection<SubjectUse> uses) {
        if (uses.isEmpty()) {
            return Set.of();
        }
        List<SubjectUse> asked = List.copyOf(uses);
        return handle.createQuery(
                        """
                        SELECT contact_point_id, subject_key FROM thread_subjects
                        WHERE (contact_point_id, subject_key) IN (SELECT * FROM unnest(:points, :subjects))
                        """)
                .bindArray(
                        "points",
                        Long.class,
                        asked.stream().map(SubjectUse::contactPointId).toArray())
                .bindArray(
                        "subjects",
                        String.class,
                        asked.stream().map(SubjectUse::code).toArray())
                .map((row, context) -> SubjectUse.ofCode(row.getLong("contact_point_id"), row.getString("subject_key")))
                .set();
    }

    /** The stored mails of some contact points with some subjects within some time. */
    public List<SubjectMail> subjectMails(
            Collection<Long> contactPointIds, Collection<String> subjectKeys, Records.Moments within) {
        if (contactPointIds.isEmpty() || subjectKeys.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        """
                        SELECT party.contact_point_id, record.attributes ->> 'subject_key' AS subject_key, record.attributes ->> 'subject_way' AS way,
                               record.thread_id, record.communication_time
                        FROM communication_parties party JOIN customer_communications record ON record.record_id = party.record_id
                        WHERE party.contact_point_id = ANY(:points) AND record.communication_time BETWEEN :first AND :last
                          AND record.attributes ->> 'subject_key' = ANY(:subjects) AND record.thread_id IS NOT NULL
                        """)
                .bindArray("points", Long.class, contactPointIds.toArray())
                .bindArray("subjects", String.class, subjectKeys.toArray())
                .bind("first", utc(within.first()))
                .bind("last", utc(within.last()))
                .map((row, context) -> new SubjectMail(
                        new SubjectUse(
                                row.getLong("contact_point_id"),
                                row.getString("subject_key"),
                                SubjectUse.Way.ofCode(row.getString("way"))),
                        row.getString("thread_id"),
                        row.getTimestamp("communication_time").toInstant()))
                .list();
    }

    /** Notes in which ways contact points have used subjects. */
    public void saveSubjectUses(Collection<SubjectMail> mails) {
        if (mails.isEmpty()) {
            return;
        }
        List<SubjectMail> sorted = mails.stream()
                .sorted(Comparator.comparing((SubjectMail mail) -> mail.use().contactPointId())
                        .thenComparing(mail -> mail.use().code()))
                .toList();
        handle.createUpdate(
                        """
                        INSERT INTO thread_subjects AS known (contact_point_id, subject_key, thread_id, last_time)
                        SELECT * FROM unnest(:points, :subjects, :threads, CAST(:times AS timestamptz[]))
                        ON CONFLICT (contact_point_id, subject_key) DO UPDATE SET
                            thread_id = CASE WHEN excluded.last_time >= known.last_time THEN excluded.thread_id ELSE known.thread_id END,
                            last_time = greatest(known.last_time, excluded.last_time)
                        """)
                .bindArray(
                        "points",
                        Long.class,
                        sorted.stream().map(mail -> mail.use().contactPointId()).toArray())
                .bindArray(
                        "subjects",
                        String.class,
                        sorted.stream().map(mail -> mail.use().code()).toArray())
                .bindArray(
                        "threads",
                        String.class,
                        sorted.stream().map(SubjectMail::threadId).toArray())
                .bindArray(
                        "times",
                        String.class,
                        sorted.stream().map(mail -> mail.time().toString()).toArray())
                .execute();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
