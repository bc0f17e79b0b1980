package cn.topcentral.hub.storage.website;

import cn.topcentral.hub.storage.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Chats over the widget. Safe to share between threads and processes: whoever writes holds the visitor's row. */
public final class WidgetRepository {
    private static final String COLUMNS =
            "visitor_id, seq, conversation, message_id, employee, employee_name, body, written_at";

    private final Jdbi jdbi;

    public WidgetRepository(Database database) {
        this.jdbi = database.jdbi();
    }

    /**
     * Keeps what a visitor wrote; the same message again changes nothing.
     *
     * @param idle after so long a silence it begins a new conversation
     * @return the message as it was kept the first time
     */
    public WidgetMessage visitorSays(WidgetVisitor visitor, String messageId, String text, Instant at, Duration idle) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate(
                            """
                            INSERT INTO widget_visitors (visitor_id, site, page) VALUES (:visitor, :site, :page)
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("visitor", visitor.id())
                    .bind("site", visitor.site())
                    .bind("page", visitor.page())
                    .execute();
            lock(handle, visitor.id());
            return find(handle, visitor.id(), messageId)
                    .orElseGet(() -> write(
                            handle,
                            visitor.id(),
                            current(handle, visitor.id(), at.minus(idle))
                                    .orElseGet(() -> begin(handle, visitor.id(), at)),
                            messageId,
                            Optional.empty(),
                            text,
                            at));
        });
    }

    /**
     * Keeps what a colleague answered.
     *
     * @return empty when there is no such conversation
     */
    public Optional<WidgetMessage> weSay(
            long conversation, String messageId, WidgetMessage.Author author, String text, Instant at) {
        return jdbi.inTransaction(
                handle -> handle.createQuery("SELECT visitor_id FROM widget_conversations WHERE id = :conversation")
                        .bind("conversation", conversation)
                        .mapTo(UUID.class)
                        .findOne()
                        .map(visitor -> {
                            lock(handle, visitor);
                            return find(handle, visitor, messageId)
                                    .orElseGet(() -> write(
                                            handle, visitor, conversation, messageId, Optional.of(author), text, at));
                        }));
    }

    /** Adds what a visitor told of themselves; what they leave out stays as it was. */
    public void introduce(WidgetVisitor visitor) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO widget_visitors AS known (visitor_id, site, name, phone, email, page)
                        VALUES (:visitor, :site, :name, :phone, :email, :page)
                        ON CONFLICT (tenant_id, visitor_id) DO UPDATE
                        SET name = coalesce(excluded.name, known.name),
                            phone = coalesce(excluded.phone, known.phone),
                            email = coalesce(excluded.email, known.email)
                        """)
                .bind("visitor", visitor.id())
                .bind("site", visitor.site())
                .bind("name", visitor.name())
                .bind("phone", visitor.phone())
                .bind("email", visitor.email())
                .bind("page", visitor.page())
                .execute());
    }

    public Optional<WidgetVisitor> visitor(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        SELECT visitor_id, site, name, phone, email, page, conversation
                        FROM widget_visitors WHERE visitor_id = :visitor
                        """)
                .bind("visitor", id)
                .map((row, context) -> new WidgetVisitor(
                        Objects.requireNonNull(row.getObject("visitor_id", UUID.class)),
                        Objects.requireNonNull(row.getString("site")),
                        Optional.ofNullable(row.getString("name")),
                        Optional.ofNullable(row.getString("phone")),
                        Optional.ofNullable(row.getString("email")),
                        Optional.ofNullable(row.getString("page")),
                        Optional.ofNullable(row.getObject("conversation", Long.class))))
                .findOne());
    }

    /** The newest messages of a visitor after a number, at most {@code limit}, oldest first. */
    public List<WidgetMessage> after(UUID visitor, int seq, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS
                                + """
                         FROM (SELECT * FROM widget_messages WHERE visitor_id = :visitor AND seq > :seq
                               ORDER BY seq DESC LIMIT :limit) AS newest
                         ORDER BY seq
                        """)
                .bind("visitor", visitor)
                .bind("seq", seq)
                .bind("limit", limit)
                .map(WidgetRepository::message)
                .list());
    }

    /** The number of the last message of each of the visitors who have written. */
    public Map<UUID, Integer> lastSeqs(Collection<UUID> visitors) {
        if (visitors.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle
                .createQuery("SELECT visitor_id, last_seq FROM widget_visitors WHERE visitor_id = ANY (:visitors)")
                .bindArray("visitors", UUID.class, visitors.toArray())
                .map((row, context) -> Map.entry(
                        Objects.requireNonNull(row.getObject("visitor_id", UUID.class)), row.getInt("last_seq")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Messages kept before a time that nobody has sent on to the timeline, oldest first. */
    public List<WidgetMessage> waiting(Instant before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS
                                + """
                         FROM widget_messages WHERE forwarded_at IS NULL AND written_at < :before
                        ORDER BY written_at, seq LIMIT :limit
                        """)
                .bind("before", before)
                .bind("limit", limit)
                .map(WidgetRepository::message)
                .list());
    }

    public void forwarded(WidgetMessage message, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE widget_messages SET forwarded_at = :at WHERE visitor_id = :visitor AND seq = :seq")
                .bind("at", at)
                .bind("visitor", message.visitor())
                .bind("seq", message.seq())
                .execute());
    }

    private static void lock(Handle handle, UUID visitor) {
        handle.createQuery("SELECT last_seq FROM widget_visitors WHERE visitor_id = :visitor FOR UPDATE")
                .bind("visitor", visitor)
                .mapTo(Integer.class)
                .one();
    }

    private static Optional<WidgetMessage> find(Handle handle, UUID visitor, String messageId) {
        return handle.createQuery("SELECT " + COLUMNS
                        + " FROM widget_messages WHERE visitor_id = :visitor AND message_id = :messageId")
                .bind("visitor", visitor)
                .bind("messageId", messageId)
                .map(WidgetRepository::message)
                .findOne();
    }

    private static Optional<Long> current(Handle handle, UUID visitor, Instant since) {
        return handle.createQuery(
                        """
                        SELECT conversation FROM widget_visitors
                        WHERE visitor_id = :visitor AND conversation IS NOT NULL AND last_at >= :since
                        """)
                .bind("visitor", visitor)
                .bind("since", since)
                .mapTo(Long.class)
                .findOne();
    }

    private static long begin(Handle handle, UUID visitor, Instant at) {
        return handle.createQuery(
                        """
                        INSERT INTO widget_conversations (visitor_id, started_at) VALUES (:visitor, :at) RETURNING id
                        """)
                .bind("visitor", visitor)
                .bind("at", at)
                .mapTo(Long.class)
                .one();
    }

    private static WidgetMessage write(
            Handle handle,
            UUID visitor,
            long conversation,
            String messageId,
            Optional<WidgetMessage.Author> author,
            String text,
            Instant at) {
        int seq = handle.createQuery(
                        """
                        UPDATE widget_visitors
                        SET last_seq = last_seq + 1, last_at = :at,
                            conversation = greatest(conversation, :conversation)
                        WHERE visitor_id = :visitor
                        RETURNING last_seq
                        """)
                .bind("visitor", visitor)
                .bind("conversation", conversation)
                .bind("at", at)
                .mapTo(Integer.class)
                .one();
        handle.createUpdate(
                        """
                        INSERT INTO widget_messages
                            (visitor_id, seq, conversation, message_id, employee, employee_name, body, written_at)
                        VALUES (:visitor, :seq, :conversation, :messageId, :employee, :name, :body, :at)
                        """)
                .bind("visitor", visitor)
                .bind("seq", seq)
                .bind("conversation", conversation)
                .bind("messageId", messageId)
                .bind("employee", author.map(WidgetMessage.Author::userid))
                .bind("name", author.map(WidgetMessage.Author::name))
                .bind("body", text)
                .bind("at", at)
                .execute();
        return new WidgetMessage(visitor, seq, conversation, messageId, author, text, at);
    }

    private static WidgetMessage message(ResultSet row, StatementContext context) throws SQLException {
        String userid = row.getString("employee");
        String name = row.getString("employee_name");
        return new WidgetMessage(
                Objects.requireNonNull(row.getObject("visitor_id", UUID.class)),
                row.getInt("seq"),
                row.getLong("conversation"),
                Objects.requireNonNull(row.getString("message_id")),
                userid == null
                        ? Optional.empty()
                        : Optional.of(new WidgetMessage.Author(userid, name == null ? userid : name)),
                Objects.requireNonNull(row.getString("body")),
                Objects.requireNonNull(row.getTimestamp("written_at")).toInstant());
    }
}
