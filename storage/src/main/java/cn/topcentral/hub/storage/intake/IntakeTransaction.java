package cn.topcentral.hub.storage.intake;

import cn.topcentral.hub.storage.communication.NewCommunication;
import cn.topcentral.hub.storage.communication.NewSource;
import cn.topcentral.hub.storage.communication.RecordId;
import cn.topcentral.hub.storage.customer.ContactPoint;
import cn.topcentral.hub.storage.customer.ContactPointKind;
import cn.topcentral.hub.storage.customer.CustomerId;
import cn.topcentral.hub.storage.customer.NewContactPoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The statements of one intake transaction. Every method takes a whole batch, so that a batch of 500 records costs about as many round trips
 * as one record. Not thread-safe: it lives on one connection.
 */
public final class IntakeTransaction {
    /**
     * Advisory locks are kept in shared memory, room for some thousands in all. Parties are hashed into this many, so that many large
     * batches at once cannot exhaust it; two strangers in one slot only wait for each other.
     */
    private static final int PARTY_LOCKS = 1024;

    private final Handle handle;

    IntakeTransaction(Handle handle) {
        this.handle = handle;
    }

    /**
     * Waits until no other intake is at work on any of these parties, and holds them until the end of the transaction. Always taken in the
     * same order, so two batches cannot wait for each other in a circle.
     */
    public void lockParties(Collection<String> parties) {
        if (parties.isEmpty()) {
            return;
        }
        handle.createQuery(
                        """
                        SELECT count(*) FROM (
                            SELECT pg_advisory_xact_lock(1, slot) FROM (
                                SELECT DISTINCT abs(hashtext(current_setting('hub.tenant') || party) % :slots) AS slot
                                FROM unnest(:parties) AS party ORDER BY slot
                            ) AS slots
                        ) AS locks
                        """)
                .bind("slots", PARTY_LOCKS)
                .bindArray("parties", String.class, parties.toArray())
                .mapTo(Long.class)
                .one();
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

    /** The contact points that are known already. */
    public Map<ContactPoint.Key, ContactPoint> contactPoints(Collection<ContactPoint.Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(
                        """
                        SELECT id, kind, value, name, customer_id, contact_id, confidence, ignored FROM contact_points
                        WHERE (kind, value) IN (SELECT * FROM unnest(:kinds, :values))
                        """)
                .bindArray(
                        "kinds",
                        String.class,
                        keys.stream().map(key -> key.kind().code()).toArray())
                .bindArray(
                        "values",
                        String.class,
                        keys.stream().map(ContactPoint.Key::value).toArray())
                .map(IntakeTransaction::contactPoint)
                .list()
                .stream()
                .collect(Collectors.toMap(ContactPoint::key, point -> point));
    }

    /** Stores contact points that are not known yet; one that another transaction has just added is kept as that one wrote it. */
    public void addContactPoints(List<NewContactPoint> points) {
        if (points.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO contact_points (kind, value, name, customer_id, contact_id, confidence)
                VALUES (:kind, :value, :name, :customer, :contact, :confidence)
                ON CONFLICT (tenant_id, kind, value) DO NOTHING
                """);
        // Sorted, so that two transactions that add the same points wait for each other in one order.
        points.stream().sorted((a, b) -> a.key().compareTo(b.key())).forEach(point -> batch.bind(
                        "kind", point.key().kind().code())
                .bind("value", point.key().value())
                .bind("name", point.name())
                .bind("customer", point.customer().map(CustomerId::value))
                .bind("contact", point.contactId())
                .bind("confidence", point.confidence())
                .add());
        batch.execute();
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
            Collection<Long> contactPointIds, Collection<String> subjectKeys, Moments within) {
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

    /** Stores who took part. */
    public void addParties(List<PartyLink> links) {
        if (links.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        """
                        INSERT INTO communication_parties (contact_point_id, record_id, role)
                        SELECT * FROM unnest(:points, :records, :roles) ON CONFLICT DO NOTHING
                        """)
                .bindArray(
                        "points",
                        Long.class,
                        links.stream().map(PartyLink::contactPointId).toArray())
                .bindArray(
                        "records",
                        String.class,
                        links.stream().map(link -> link.record().value()).toArray())
                .bindArray(
                        "roles",
                        String.class,
                        links.stream().map(PartyLink::role).toArray())
                .execute();
    }

    private static ContactPoint contactPoint(ResultSet row, StatementContext context) throws SQLException {
        int contactId = row.getInt("contact_id");
        Optional<Integer> contact = row.wasNull() ? Optional.empty() : Optional.of(contactId);
        return new ContactPoint(
                row.getLong("id"),
                new ContactPoint.Key(ContactPointKind.ofCode(row.getString("kind")), row.getString("value")),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("customer_id")).map(CustomerId::new),
                contact,
                row.getDouble("confidence"),
                row.getBoolean("ignored"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
